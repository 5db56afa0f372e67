/** Programs that somebody attaches to while they run. Called by tests; call the JDK only. */
package org.kcov4j.conformance.attach;
