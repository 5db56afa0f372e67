/** Where source files are. Renderers call this package; it calls nothing. */
package org.kcov4j.reader.report.source;
