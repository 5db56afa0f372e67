/**
 * Names that POMs written for JaCoCo's plugin mention in {@code implementation} attributes. Maven
 * makes objects of these classes; nothing else does.
 */
package org.jacoco.maven;
