package org.jacoco.maven;

import org.kcov4j.maven.Rule;

/** A rule, as {@code <rule implementation="org.jacoco.maven.RuleConfiguration">} asks for it. */
public class RuleConfiguration extends Rule {}
