/**
 * Where basic blocks begin, computed from class files by hand: the oracle against which the agent's
 * placement is held. It shares no code with the agent, nor a library. Calls nothing but the JDK.
 */
package org.kcov4j.it.bytecode;
