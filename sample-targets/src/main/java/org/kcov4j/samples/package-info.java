/**
 * Programs to trace. Each has a {@code main}, ends by itself, and does the same on every run:
 * nothing depends on timing, hash order or randomness. They know nothing of kcov4j and call nothing
 * of it.
 */
package org.kcov4j.samples;
