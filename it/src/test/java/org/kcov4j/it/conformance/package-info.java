/**
 * The contract, statement by statement: each test carries its number. The programs that check it
 * are in {@code src/conformance}. Calls the harness.
 */
package org.kcov4j.it.conformance;
