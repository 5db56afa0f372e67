/**
 * How names that may hold anything are shown: nothing in them may steer what shows them. Reports
 * and commands call this package; it calls none of this library.
 */
package org.kcov4j.reader.text;
