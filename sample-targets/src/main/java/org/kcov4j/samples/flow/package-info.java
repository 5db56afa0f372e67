/**
 * Small single-threaded programs, one for each way in which control flows through bytecode. The
 * integration tests step through them with a debugger and hold every recorded block against it, so
 * each stays within a few thousand executed instructions.
 */
package org.kcov4j.samples.flow;
