/**
 * The programs that the macro benchmark measures: a driver and what it drives, one class for each
 * workload. They run in JVMs of their own, with the library they use on the class path. May call
 * the libraries, {@code org.kcov4j.runtime} and the JDK; nothing else of this module.
 */
package org.kcov4j.it.bench.load;
