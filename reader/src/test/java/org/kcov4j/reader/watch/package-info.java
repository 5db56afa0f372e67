/** Tests of the live view, on areas that another process writes. */
package org.kcov4j.reader.watch;
