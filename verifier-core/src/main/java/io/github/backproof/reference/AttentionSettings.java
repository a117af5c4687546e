package io.github.backproof.reference;

import io.github.backproof.numerics.EntryMask;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import java.util.List;
import java.util.Optional;

/**
 * How attention attends.
 *
 * @param heads n_h, the number of query heads
 * @param keyValueHeads n_kv, which divides n_h; key-value head j serves the j-th run of n_h/n_kv query heads
 * @param mask open where a token (row) may look at another (column) of its sequence
 * @param scoreFunction what makes weights of scores
 * @param rotary turns queries and keys by their positions, where there
 * @param sequences the sequences of the batch
 */
public record AttentionSettings(
        int heads,
        int keyValueHeads,
        EntryMask mask,
        ScoreFunction scoreFunction,
        Optional<Rotary> rotary,
        Sequences sequences) {
    /** Checks that the heads divide. */
    public AttentionSettings {
        if (keyValueHeads < 1 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    heads + " query heads cannot share " + keyValueHeads + " key-value heads evenly.");
        }
    }

    /** Softmax attention of one sequence, with as many key-value heads as query heads. */
    public static AttentionSettings of(int heads, Masking masking) {
        return new AttentionSettings(heads, heads, mask(masking), new Softmax(), Optional.empty(), Sequences.ONE);
    }

    /** The mask of a declared masking. */
    public static EntryMask mask(Masking masking) {
        return switch (masking) {
            case NONE -> (token, other) -> true;
            case CAUSAL -> (token, other) -> other <= token;
        };
    }

    /** A mask that hides what lies beyond the given length: padding. */
    public static EntryMask padding(int length) {
        return (token, other) -> other < length;
    }

    /** The same with fewer key-value heads. */
    public AttentionSettings withKeyValueHeads(int number) {
        return new AttentionSettings(heads, number, mask, scoreFunction, rotary, sequences);
    }

    /** The same with a mask that is open only where both are. */
    public AttentionSettings alsoMaskedBy(EntryMask other) {
        EntryMask both = (row, column) -> mask.isOpen(row, column) && other.isOpen(row, column);
        return new AttentionSettings(heads, keyValueHeads, both, scoreFunction, rotary, sequences);
    }

    /** The same with another score function. */
    public AttentionSettings withScoreFunction(ScoreFunction other) {
        return new AttentionSettings(heads, keyValueHeads, mask, other, rotary, sequences);
    }

    /** The same with rotary positions. */
    public AttentionSettings withRotary(Rotary positions) {
        return new AttentionSettings(heads, keyValueHeads, mask, scoreFunction, Optional.of(positions), sequences);
    }

    /** The same for a batch. */
    public AttentionSettings over(Sequences batch) {
        return new AttentionSettings(heads, keyValueHeads, mask, scoreFunction, rotary, batch);
    }

    /** Queries or keys, head by head, turned by the positions of their rows, if that is settled. */
    List<Matrix> turned(List<Matrix> heads, int... positions) {
        return rotary.map(turn -> heads.stream()
                        .map(head -> turn.rotated(head, positions))
                        .toList())
                .orElse(heads);
    }

    /** The errors of what {@link #turned} gives, turned back. */
    List<Matrix> turnedBack(List<Matrix> errors, int... positions) {
        return rotary.map(turn -> errors.stream()
                        .map(error -> turn.rotatedBack(error, positions))
                        .toList())
                .orElse(errors);
    }
}
