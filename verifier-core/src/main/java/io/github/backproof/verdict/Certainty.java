package io.github.backproof.verdict;

/** How sure a diagnosis is, the surest first. */
public enum Certainty {
    /** All that was compared is equal, to rounding level, to what one known mistake gives, and to no other. */
    EQUAL("equal, to rounding level, to one known mistake"),
    /** The same, of several known mistakes. */
    ONE_OF_SEVERAL("equal, to rounding level, to several known mistakes, which cannot be told apart here"),
    /** All that was compared is equal, to rounding level, to what two known mistakes give together. */
    TWO_MISTAKES("equal, to rounding level, to two known mistakes at once"),
    /** Some of what was compared is equal to what a known mistake gives; the rest is wrong in another way. */
    IN_PART("equal in part, to rounding level, to a known mistake"),
    /** A result is made of its equation's own terms, in other proportions. */
    OTHER_COEFFICIENTS("made of its equation's own terms, in other proportions"),
    /** A result is the right one, moved to other places. */
    OTHER_PLACES("the right values, in other places"),
    /** The laws that are broken are those that one known mistake breaks; its values were not seen in the layer. */
    SAME_LAWS("likely, not certain: the same laws are broken as by a known mistake"),
    /** No mistake of the dictionary. */
    UNKNOWN("unknown to the dictionary");

    private final String words;

    Certainty(String words) {
        this.words = words;
    }

    /** What may be said with it. */
    public String words() {
        return words;
    }
}
