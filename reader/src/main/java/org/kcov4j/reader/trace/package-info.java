/**
 * From areas to places in the code: streams an area's PCs and finds the block each stands for.
 * Memory grows with the classes of a session, not with its traces. {@code coverage}, the reports
 * and the commands call this package; it calls {@code session}.
 */
package org.kcov4j.reader.trace;
