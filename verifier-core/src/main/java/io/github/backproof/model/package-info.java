/** The language model that is built from the reference layers: its configuration, its parameters by name, decoding and sampling. */
package io.github.backproof.model;
