/**
 * What a session directory or a dump file holds, decoded: the logs, the areas' facts, the classes
 * and their blocks; and the writer of dump files. Files are taken for hostile: every length is
 * checked before anything is allocated, and what does not fit the layout is a {@link
 * org.kcov4j.reader.session.SessionFormatException} that says where. Every other package of the
 * reader calls this one; it calls only {@code org.kcov4j.runtime.layout}.
 */
package org.kcov4j.reader.session;
