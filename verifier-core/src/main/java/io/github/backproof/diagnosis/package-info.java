/**
 * Why a layer fails: what of it is compared with known mistakes, alone, in scenes and in pairs, with its equations' terms, and with other
 * places. {@link io.github.backproof.diagnosis.Diagnoses} says in which order; every finding carries how sure it is.
 */
package io.github.backproof.diagnosis;
