package io.github.backproof.specs;

/** A layer that can be told which tokens are padding, which nobody may look at. Optional. */
public interface TakesPadding {
    /**
     * Holds for all later forwards.
     *
     * @param visible for each token of the input whether it is none
     */
    void visible(boolean[] visible);
}
