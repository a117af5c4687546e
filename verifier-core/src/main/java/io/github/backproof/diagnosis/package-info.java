/** Why a layer fails: which known mistake it is equal to. States what was compared, never guesses. */
package io.github.backproof.diagnosis;
