/**
 * Every layout kcov4j writes, defined once: the area of PCs, the record logs of a session directory
 * and the PC hash. Nothing but constants and pure functions lives here. Recorder, session writer
 * and reader all call it; it calls nothing. The prose and worked examples are in {@code
 * docs/format.md}.
 */
package org.kcov4j.runtime.layout;
