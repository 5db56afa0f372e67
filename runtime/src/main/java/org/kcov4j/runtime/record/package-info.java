/**
 * The recorder: the probe's entry, the thread's context and its lookup, the gate that makes probes
 * free while nobody records, the unique filter, and the operands of comparisons. Instrumented code
 * calls {@link org.kcov4j.runtime.record.Recorder}, {@link org.kcov4j.runtime.record.Comparisons},
 * {@link org.kcov4j.runtime.record.ObjectComparisons}, the JDK's methods that define hidden classes
 * {@link org.kcov4j.runtime.record.HiddenClasses}, and nothing else; {@code runtime}, {@code
 * runtime.remote} and {@code runtime.session} enable and disable contexts. Calls {@code
 * runtime.area} and {@code runtime.layout}.
 *
 * <p>In the agent jar this package is named {@code java.kcov4j}: class loaders that hide the boot
 * path (OSGi, JBoss Modules) still delegate {@code java.*}.
 */
package org.kcov4j.runtime.record;
