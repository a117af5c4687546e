/** Small layers in the styles that people write them in, each marked so that it can be verified; docs/binding.md shows them. */
package io.github.backproof.styles;
