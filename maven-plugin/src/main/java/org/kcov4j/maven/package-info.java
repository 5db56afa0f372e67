/**
 * The goals, a class each, and what a POM configures them with. Maven calls them; they call {@code
 * maven.agent}, {@code maven.input} and the reader library, which do the work.
 */
package org.kcov4j.maven;
