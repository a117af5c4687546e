/** For users of jqwik: a contract for each kind of layer, whose laws run as properties of the test class that implements it. */
package io.github.backproof.junit.contract;
