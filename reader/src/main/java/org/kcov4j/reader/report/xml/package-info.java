/** What XML allows in names. Renderers call this package; it calls nothing. */
package org.kcov4j.reader.report.xml;
