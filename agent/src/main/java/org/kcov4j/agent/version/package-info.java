/**
 * Class files newer than ASM knows. Called by what reads classes: {@code agent.emit}, {@code
 * agent.hidden} and {@code agent.original}; calls ASM for the newest version that it knows.
 */
package org.kcov4j.agent.version;
