/** What users of JUnit write: the annotation that names the layers to verify. The packages below are for other tools. */
package io.github.backproof.junit;
