/** What users of JUnit write: the annotation that names the layers to verify. */
package io.github.backproof.junit;
