/**
 * What one coverage has that another has not, block by block. Commands and reports call {@link
 * org.kcov4j.reader.diff.CoverageDiff}; the package calls {@code coverage} and {@code session}.
 */
package org.kcov4j.reader.diff;
