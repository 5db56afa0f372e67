package org.kcov4j.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
          .layer("report")
          .definedBy("..reader.report..")
          .layer("coverage")
          .definedBy("..reader.coverage..")
          .layer("trace")
          .definedBy("..reader.trace..")
          .layer("session")
          .definedBy("..reader.session..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("coverage")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("trace")
          .mayOnlyBeAccessedByLayers("cli", "report", "coverage");

  @ArchTest
  static final ArchRule rendererDoesNotKnowAnother =
      noClasses()
          .that()
          .resideInAPackage("..report.jacoco..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..report.trace..");

  @ArchTest
  static final ArchRule runtimeGivesLayoutsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.kcov4j.reader..",
              "org.kcov4j.runtime.layout",
              "org.jacoco..",
              "picocli..",
              "me.tongfei.progressbar..",
              "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule jacocoStaysInItsPackageAndOutOfInternals =
      noClasses()
          .that()
          .resideOutsideOfPackage("..report.jacoco..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jacoco..");
}
