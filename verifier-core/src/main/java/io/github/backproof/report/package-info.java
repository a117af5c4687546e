/**
 * The result of a run as data, and its writers: all files of a report and the lines of a console. Every writer sees the same
 * records and nothing else, so a report can be written again, or joined from shards, without a run.
 */
package io.github.backproof.report;
