/** Methods that make layers, marked to be verified. */
package io.github.backproof.junit.methods;
