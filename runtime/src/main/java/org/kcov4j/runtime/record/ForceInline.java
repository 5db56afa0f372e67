package org.kcov4j.runtime.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what the compiler must inline into probes, whatever the size and depth of the code around
 * them. The agent maps it to HotSpot's annotation of this name, which is obeyed in classes of the
 * boot loader ({@code jdk.internal.vm.annotation}, in Java 8 {@code java.lang.invoke}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForceInline {}
