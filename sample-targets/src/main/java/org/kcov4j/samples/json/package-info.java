/**
 * A program of the usual size: Jackson reads, binds, streams and prints three documents, in one
 * named thread for each of these tasks. Start at {@link org.kcov4j.samples.json.JsonDriver}.
 */
package org.kcov4j.samples.json;
