package org.kcov4j.reader.diff;

import java.util.List;

/**
 * Blocks of a method that ran on one side only.
 *
 * @param className as in Java source
 * @param sourceFile or empty
 * @param method its name
 * @param descriptor of the method
 * @param blocks how many; 0 where the class file is another one and only the method as a whole can
 *     be compared
 * @param lines on which they are, in order
 */
public record MethodGain(
    String className,
    String sourceFile,
    String method,
    String descriptor,
    int blocks,
    List<Integer> lines) {}
