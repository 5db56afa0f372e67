/** Tests of the package of this name. */
package org.kcov4j.maven.agent;
