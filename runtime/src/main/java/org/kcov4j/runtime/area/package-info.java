/**
 * Memory that outlives the JVM: areas as mapped files whose blocks are really allocated, and the
 * access to raw memory and the rights that the recorder needs. Called by {@code runtime}, {@code
 * runtime.remote}, {@code runtime.record}, {@code runtime.session} and the agent's wiring; calls
 * only {@code runtime.layout}.
 */
package org.kcov4j.runtime.area;
