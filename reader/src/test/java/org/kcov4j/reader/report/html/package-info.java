/** Tests of the pages: read back by an HTML parser, and by a browser where there is one. */
package org.kcov4j.reader.report.html;
