/** Tests of agents that come to a live JVM, and go. */
package org.kcov4j.it.attach;
