/** Tests of the goals, and of the page that describes them. */
package org.kcov4j.maven;
