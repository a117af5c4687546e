package io.github.backproof.subject;

import java.util.Optional;

/**
 * A parameter with its gradient, where their author keeps them.
 *
 * @param values the parameter
 * @param gradient its gradient; empty when none is kept
 */
record StoredParameter(Stored values, Optional<Stored> gradient) {}
