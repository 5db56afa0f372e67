/** Tests of the writer of reports. */
package org.kcov4j.reader.report;
