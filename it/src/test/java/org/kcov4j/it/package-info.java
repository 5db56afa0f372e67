/**
 * The integration tests ({@code *IT}): programs run in JVMs of their own under the agent, and what
 * the command line then says is held against an independent oracle. Agent and reader are used as
 * jars, through files and the command line only, never through their classes.
 */
package org.kcov4j.it;
