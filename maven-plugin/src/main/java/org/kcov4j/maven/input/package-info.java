/**
 * What reports and checks are about: modules with their class files and sources, and sessions. The
 * goals call it; it calls the reader library.
 */
package org.kcov4j.maven.input;
