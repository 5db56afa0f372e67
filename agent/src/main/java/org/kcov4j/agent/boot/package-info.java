/**
 * Puts the embedded runtime where every class can see it: into the boot loader. Runs before
 * anything that names the runtime. Called by {@code agent.KcovAgent}; calls ASM.
 */
package org.kcov4j.agent.boot;
