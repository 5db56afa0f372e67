/**
 * Programs that check the contract's statements from inside a traced JVM. They use the public API
 * only; classes of this package are not instrumented, those of {@code target} are.
 */
package org.kcov4j.conformance;
