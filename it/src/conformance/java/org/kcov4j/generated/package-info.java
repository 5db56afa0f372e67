/** The program that runs generated methods; it is not instrumented itself. */
package org.kcov4j.generated;
