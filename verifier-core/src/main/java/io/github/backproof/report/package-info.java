/** The result of a run as data, and its writers: JSON, HTML and the lines of a console. */
package io.github.backproof.report;
