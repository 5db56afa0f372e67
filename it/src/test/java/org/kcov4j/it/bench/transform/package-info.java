/**
 * The program that measures how fast classes are given their probes: the agent's instrumenter and
 * JaCoCo's in one JVM. The only place of this module that calls classes of the agent.
 */
package org.kcov4j.it.bench.transform;
