package io.github.backproof.property;

import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Subject;
import java.util.Optional;

/** What an invariant needs of a subject, beside its kind, to say anything about it. */
public enum Need {
    /** A layer in which every token sees every other. */
    NO_MASK {
        @Override
        Optional<String> missingIn(Subject subject) {
            return unless(subject.conventions().masking() == Masking.NONE, "the layer has a causal mask");
        }
    },
    /** A layer in which a token sees nothing of its future. */
    CAUSAL_MASK {
        @Override
        Optional<String> missingIn(Subject subject) {
            return unless(subject.conventions().masking() == Masking.CAUSAL, "the layer has no causal mask");
        }
    },
    /** A layer with a key bias. */
    KEY_BIAS {
        @Override
        Optional<String> missingIn(Subject subject) {
            return unless(subject.parameterNames().contains("key.bias"), "the layer has no key bias");
        }
    };

    /** Why the invariant says nothing about the subject; empty when it does. */
    abstract Optional<String> missingIn(Subject subject);

    private static Optional<String> unless(boolean met, String reason) {
        return met ? Optional.empty() : Optional.of(reason);
    }
}
