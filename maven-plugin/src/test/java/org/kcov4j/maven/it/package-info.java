/** What scripts that verify the projects in {@code src/it} look at them with. */
package org.kcov4j.maven.it;
