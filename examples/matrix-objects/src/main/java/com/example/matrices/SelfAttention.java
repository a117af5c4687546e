package com.example.matrices;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Causal multi-head attention, made of four linear layers. */
public final class SelfAttention {
    final Linear query;
    final Linear key;
    final Linear value;
    final Linear output;

    private final int heads;
    private final int headWidth;

    // Kept by forward for backward.
    private final List<Head> latest = new ArrayList<>();

    public SelfAttention(int columns, int heads) {
        if (columns % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + columns + " columns");
        }
        this.heads = heads;
        headWidth = columns / heads;
        query = new Linear(columns, columns);
        key = new Linear(columns, columns);
        value = new Linear(columns, columns);
        output = new Linear(columns, columns);
    }

    /** Tokens × columns to the same. */
    public DMatrixRMaj forward(DMatrixRMaj x) {
        DMatrixRMaj q = query.forward(x);
        DMatrixRMaj k = key.forward(x);
        DMatrixRMaj v = value.forward(x);
        DMatrixRMaj mixed = v.createLike();
        latest.clear();
        for (int h = 0; h < heads; h++) {
            Head head = Head.of(part(q, h), part(k, h), part(v, h));
            latest.add(head);
            put(head.output(), mixed, h);
        }
        return output.forward(mixed);
    }

    /** The gradient of the output to that of the input. */
    public DMatrixRMaj backward(DMatrixRMaj dy) {
        DMatrixRMaj dMixed = output.backward(dy);
        DMatrixRMaj dq = dMixed.createLike();
        DMatrixRMaj dk = dMixed.createLike();
        DMatrixRMaj dv = dMixed.createLike();
        for (int h = 0; h < heads; h++) {
            Head.Gradients gradients = latest.get(h).backward(part(dMixed, h));
            put(gradients.query(), dq, h);
            put(gradients.key(), dk, h);
            put(gradients.value(), dv, h);
        }
        DMatrixRMaj dx = query.backward(dq);
        CommonOps_DDRM.addEquals(dx, key.backward(dk));
        CommonOps_DDRM.addEquals(dx, value.backward(dv));
        return dx;
    }

    /** The columns of a head. */
    private DMatrixRMaj part(DMatrixRMaj all, int head) {
        return CommonOps_DDRM.extract(all, 0, all.numRows, head * headWidth, (head + 1) * headWidth);
    }

    private void put(DMatrixRMaj part, DMatrixRMaj all, int head) {
        CommonOps_DDRM.insert(part, all, 0, head * headWidth);
    }
}
