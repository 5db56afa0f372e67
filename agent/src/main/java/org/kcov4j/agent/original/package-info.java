/**
 * Finds what a class was before other agents rewrote it, so that PCs do not depend on who came
 * first. {@code Originals} says which class file a class comes from, {@code OriginalClass} finds
 * that file's blocks in the code as it is now. Called by {@code agent} and {@code agent.emit};
 * calls {@code agent.place}, {@code agent.select}, {@code agent.version}, ASM's tree, {@code
 * runtime.layout} and {@code runtime.session} (its map of class loaders).
 *
 * <p>Reading order: {@code Originals}, {@code Witness}, {@code ClassFileResource}, {@code
 * OriginalClass}, {@code Alignment}, {@code Likeness}, {@code FlowCheck}.
 */
package org.kcov4j.agent.original;
