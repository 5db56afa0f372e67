/**
 * How the agent gets into the JVMs that run tests: its argument, the command line it is put into,
 * and whether that command line is used at all. The goals call it; it calls nothing of kcov4j.
 */
package org.kcov4j.maven.agent;
