/**
 * Integration tests: the agent beside other agents, and in environments where it is hard to be.
 * What is recorded there is what is recorded of the program alone.
 */
package org.kcov4j.it.coexist;
