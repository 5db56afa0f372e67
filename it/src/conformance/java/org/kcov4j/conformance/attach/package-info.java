/** Programs that somebody attaches to while they run. Called by tests; call the JDK and the API. */
package org.kcov4j.conformance.attach;
