package org.kcov4j.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries that each package-info.java states. */
@AnalyzeClasses(packages = "org.kcov4j.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule place = only("place", "org.objectweb.asm..", runtime("layout"));

  @ArchTest
  static final ArchRule original =
      only(
          "original",
          "org.kcov4j.agent.place",
          "org.kcov4j.agent.select",
          "org.kcov4j.agent.version",
          "org.objectweb.asm..",
          runtime("layout"),
          runtime("session"));

  @ArchTest
  static final ArchRule emit =
      only(
          "emit",
          "org.kcov4j.agent.original",
          "org.kcov4j.agent.place",
          "org.kcov4j.agent.version",
          "org.objectweb.asm..",
          runtime("layout"),
          runtime("record"),
          runtime("session"));

  @ArchTest
  static final ArchRule interrupt =
      only("interrupt", "org.kcov4j.agent.emit", "org.kcov4j.agent.select");

  @ArchTest
  static final ArchRule hidden =
      only("hidden", "org.kcov4j.agent.version", "org.objectweb.asm..", runtime("record"));

  @ArchTest static final ArchRule version = only("version", "org.objectweb.asm..");

  @ArchTest static final ArchRule select = only("select");

  @ArchTest static final ArchRule log = only("log", "org.slf4j..");

  @ArchTest static final ArchRule boot = only("boot", "org.objectweb.asm..", "jdk.internal.misc");

  @ArchTest
  static final ArchRule theEntryShouldNameNothingOfTheRuntime =
      classes()
          .that()
          .haveFullyQualifiedName("org.kcov4j.agent.KcovAgent")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.kcov4j.runtime..");

  @ArchTest
  static final ArchRule onlyTheJvmShouldCallTheWiring =
      classes()
          .that()
          .resideInAPackage("org.kcov4j.agent")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("org.kcov4j.agent");

  private static String runtime(String name) {
    return "org.kcov4j.runtime." + name;
  }

  private static ArchRule only(String name, String... called) {
    String self = "org.kcov4j.agent." + name;
    String[] all = java.util.Arrays.copyOf(called, called.length + 2);
    all[called.length] = self;
    all[called.length + 1] = "java..";
    return classes()
        .that()
        .resideInAPackage(self)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all);
  }
}
