/**
 * Which classes get probes: wildcard patterns and the filter made of them. Called by {@code agent};
 * calls nothing.
 */
package org.kcov4j.agent.select;
