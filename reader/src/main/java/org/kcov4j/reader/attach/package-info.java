/**
 * Has a live JVM load the agent, or stop recording, and hears how that went. Called by the command
 * line; calls Byte Buddy's agent, which knows how JVMs are attached to, and nothing of the reader.
 */
package org.kcov4j.reader.attach;
