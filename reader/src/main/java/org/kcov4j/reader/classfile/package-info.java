/**
 * Class files that the user names: their blocks, cut as the agent cuts them, and what JaCoCo's
 * filters leave out of them. Only here are JaCoCo's internals called, its filters: see {@code
 * docs/adr/008-jacoco-filters.md}. {@code coverage} and the commands call this package; it calls
 * {@code session}.
 */
package org.kcov4j.reader.classfile;
