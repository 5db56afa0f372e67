/**
 * Methods that nobody would write: random control flow, handlers, subroutines, objects that are not
 * yet initialized. A model of each ({@code Shape}) is written as a class file ({@code Emitter}) and
 * interpreted ({@code Interpreter}): what the interpreter runs is what the trace has to say. Shares
 * no code with the agent; uses {@code bytecode} and {@code harness}. Called by JUnit.
 */
package org.kcov4j.it.generated;
