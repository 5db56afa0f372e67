package org.kcov4j.reader.watch;

import java.util.List;
import java.util.OptionalLong;
import org.kcov4j.reader.session.AreaMode;

/**
 * An area at a moment.
 *
 * @param number from 1, in its session
 * @param threadName of its thread
 * @param threadId of its thread
 * @param virtual whether that is a virtual thread
 * @param mode what it is used for
 * @param words its size, 0 where its file is missing
 * @param count how many PCs it holds
 * @param added how many of them are new since the last look; none at the first look
 * @param full whether PCs may be missing
 * @param reset whether it was emptied since the last look; then {@code added} is what it holds
 * @param ended whether its thread has ended
 * @param newest the methods that ran last, the last one first, as {@code Class.method}
 */
public record AreaView(
    int number,
    String threadName,
    long threadId,
    boolean virtual,
    AreaMode mode,
    int words,
    int count,
    OptionalLong added,
    boolean full,
    boolean reset,
    boolean ended,
    List<String> newest) {}
