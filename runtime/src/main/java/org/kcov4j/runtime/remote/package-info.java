/**
 * Remote coverage: which handles are registered by whom, and the sections in which other threads
 * record for them. Called by {@code runtime} only; calls {@code runtime.session} to warn, {@code
 * runtime.record} to record, {@code runtime.area} and {@code runtime.layout}.
 */
package org.kcov4j.runtime.remote;
