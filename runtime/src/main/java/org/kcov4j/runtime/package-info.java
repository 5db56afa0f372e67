/**
 * What a user calls: kcov's ioctls as Java. May use all packages below it; nothing below may call
 * it. Present on the boot path whenever the agent is, and inert without an agent.
 */
package org.kcov4j.runtime;
