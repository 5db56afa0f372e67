package org.kcov4j.reader;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.kcov4j.reader",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesDependDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("..reader.cli..")
          .layer("check")
          .definedBy("..reader.check..")
          .layer("diff")
          .definedBy("..reader.diff..")
          .layer("report")
          .definedBy("..reader.report..")
          .layer("coverage")
          .definedBy("..reader.coverage..")
          .layer("classfile")
          .definedBy("..reader.classfile..")
          .layer("trace")
          .definedBy("..reader.trace..")
          .layer("session")
          .definedBy("..reader.session..")
          .layer("watch")
          .definedBy("..reader.watch..")
          .layer("selftest")
          .definedBy("..reader.selftest..")
          .layer("attach")
          .definedBy("..reader.attach..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("diff")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "check")
          .whereLayer("coverage")
          .mayOnlyBeAccessedByLayers("cli", "check", "diff", "report")
          .whereLayer("classfile")
          .mayOnlyBeAccessedByLayers("cli", "coverage")
          .whereLayer("trace")
          .mayOnlyBeAccessedByLayers("cli", "report", "coverage", "watch")
          .whereLayer("watch")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("selftest")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("attach")
          .mayOnlyBeAccessedByLayers("cli");

  @ArchTest
  static final ArchRule rendererDoesNotKnowAnother =
      slices()
          .matching("..reader.report.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(), resideInAnyPackage("..report.source..", "..report.xml.."));

  @ArchTest
  static final ArchRule textKnowsNothingElse =
      classes()
          .that()
          .resideInAPackage("..reader.text..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.kcov4j.reader.text..", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule runtimeGivesLayoutsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.kcov4j.reader..",
              "org.kcov4j.runtime.layout",
              "javax.xml.stream..",
              "org.jacoco..",
              "org.objectweb.asm..",
              "picocli..",
              "net.bytebuddy.agent",
              "me.tongfei.progressbar..",
              "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule jacocoStaysInItsPackages =
      noClasses()
          .that()
          .resideOutsideOfPackages("..report.jacoco..", "..reader.check..", "..reader.classfile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jacoco..");

  @ArchTest
  static final ArchRule ofJacocosInternalsOnlyFiltersAreCalled =
      noClasses()
          .that()
          .resideOutsideOfPackage("..reader.classfile..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.jacoco.core.internal.analysis.filter.."));
}
