package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Causal linear attention with running sums, in O(n_T): the same numbers as the quadratic form, to rounding level.
 *
 * <pre>
 * forward   S_t = S_{t−1} + k_tᵗv_t   z_t = z_{t−1} + k_t   y_t = q_tS_t / (q_t·z_t)
 * backward  g_t = Δ_t / (q_t·z_t)     c_t = g_t·y_t
 *           dq_t = g_tS_tᵗ − c_t z_t
 *           R_t = R_{t+1} + q_tᵗg_t   w_t = w_{t+1} + c_t q_t
 *           dk_t = v_tR_tᵗ − w_t      dv_t = k_tR_t
 * </pre>
 *
 * <p>Rows carry the index t. S and R are d_ρ by d_h, z and w are 1 by d_ρ. S is summed again on the way back rather than kept for
 * every token.
 */
public class RunningLinearAttention implements LinearAttentionHead {
    /** The sums over the tokens up to t. */
    private record Past(Matrix products, Matrix keys) {
        static Past before(Matrix k, Matrix v) {
            return new Past(k.transposed().times(v).scaledBy(0), k.scaledBy(0));
        }

        Past and(Matrix k, Matrix v) {
            return new Past(products.plus(k.transposed().times(v)), keys.plus(k));
        }
    }

    /** The sums over the tokens from t on. */
    private record Future(Matrix products, Matrix queries) {
        static Future after(Matrix q, Matrix g) {
            return new Future(q.transposed().times(g).scaledBy(0), q.scaledBy(0));
        }

        Future and(Matrix q, Matrix g, Matrix c) {
            return new Future(products.plus(q.transposed().times(g)), queries.plus(c.times(q)));
        }
    }

    @Override
    public Run forward(Matrix query, Matrix key, Matrix value) {
        Matrix q = query.map(EluPlusOne.FUNCTION);
        Matrix k = key.map(EluPlusOne.FUNCTION);
        List<Matrix> outputs = new ArrayList<>();
        Past past = Past.before(row(k, 0), row(value, 0));
        for (int t = 0; t < q.rows(); t++) {
            past = past.and(row(k, t), row(value, t));
            outputs.add(over(row(q, t).times(past.products()), row(q, t), past));
        }
        Matrix y = stacked(outputs);
        return new Run(y, delta -> {
            SelfAttention.HeadGradients sums = backward(q, k, value, y, delta);
            return new SelfAttention.HeadGradients(
                    sums.query().hadamard(query.map(EluPlusOne.DERIVATIVE)),
                    sums.key().hadamard(key.map(EluPlusOne.DERIVATIVE)),
                    sums.value());
        });
    }

    private static SelfAttention.HeadGradients backward(Matrix q, Matrix k, Matrix v, Matrix y, Matrix delta) {
        List<Matrix> errors = new ArrayList<>();
        List<Matrix> products = new ArrayList<>();
        List<Matrix> dq = new ArrayList<>();
        Past past = Past.before(row(k, 0), row(v, 0));
        for (int t = 0; t < q.rows(); t++) {
            past = past.and(row(k, t), row(v, t));
            Matrix g = over(row(delta, t), row(q, t), past);
            Matrix c = g.rowDot(row(y, t));
            errors.add(g);
            products.add(c);
            dq.add(g.times(past.products().transposed()).minus(c.times(past.keys())));
        }
        List<Matrix> dk = new ArrayList<>(dq);
        List<Matrix> dv = new ArrayList<>(dq);
        Future future = Future.after(row(q, 0), errors.get(0));
        for (int t = q.rows() - 1; t >= 0; t--) {
            future = future.and(row(q, t), errors.get(t), products.get(t));
            dk.set(t, row(v, t).times(future.products().transposed()).minus(future.queries()));
            dv.set(t, row(k, t).times(future.products()));
        }
        return new SelfAttention.HeadGradients(stacked(dq), stacked(dk), stacked(dv));
    }

    /** A row divided by q_t·z_t. */
    private static Matrix over(Matrix row, Matrix q, Past past) {
        return row.dividedBy(q.rowDot(past.keys()).broadcastColumns(row.columns()));
    }

    private static Matrix row(Matrix a, int t) {
        return a.rowRange(t, t + 1);
    }

    private static Matrix stacked(List<Matrix> rows) {
        return Sequences.ONE.join(rows);
    }
}
