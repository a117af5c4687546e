/** What a result is held to before a build is green: the violations that count, the waivers, the least coverage. */
package io.github.backproof.gate;
