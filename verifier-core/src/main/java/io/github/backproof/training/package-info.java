/** What trains a language model: optimisers, clipping, schedules, and text as tokens. */
package io.github.backproof.training;
