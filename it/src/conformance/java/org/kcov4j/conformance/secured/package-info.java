/** A program that has no rights. Called by tests; calls the JDK and the API. */
package org.kcov4j.conformance.secured;
