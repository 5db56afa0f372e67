/**
 * What happens in a JVM right now, seen through its areas: read-only mappings that cost the target
 * nothing. The command line calls {@link org.kcov4j.reader.watch.Watcher}; the package calls {@code
 * trace} and {@code session}.
 */
package org.kcov4j.reader.watch;
