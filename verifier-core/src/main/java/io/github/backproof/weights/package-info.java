/** Models' parameters in files: the safetensors format, and the names and layouts that published weights have. */
package io.github.backproof.weights;
