package org.kcov4j.reader.session;

/**
 * A class that was left as it was.
 *
 * @param className internal name
 * @param cause one of {@link org.kcov4j.runtime.layout.SessionLayout}'s causes
 * @param reason in words
 */
public record ClassFailure(String className, int cause, String reason) {}
