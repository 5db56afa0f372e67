package org.kcov4j.reader.classfile;

import java.util.List;
import org.kcov4j.reader.session.ClassRecord;

/**
 * A class file.
 *
 * @param type the class as the agent would have recorded it without split edges; its loader is the
 *     boot loader's number, since nobody loaded it
 * @param filters by index of {@link ClassRecord#methods}; null for a method with subroutines, which
 *     is not looked into
 */
public record ClassFile(ClassRecord type, List<MethodFilter> filters) {}
