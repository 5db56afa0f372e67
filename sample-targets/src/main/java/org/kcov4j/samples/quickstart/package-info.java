/** The program of the README: a few named threads with control flow that is easy to recognize. */
package org.kcov4j.samples.quickstart;
