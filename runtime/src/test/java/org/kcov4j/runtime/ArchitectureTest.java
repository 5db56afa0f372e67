package org.kcov4j.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries that each package-info.java states. */
@AnalyzeClasses(
    packages = "org.kcov4j.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesShouldCallDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("org.kcov4j.runtime")
          .layer("remote")
          .definedBy("org.kcov4j.runtime.remote")
          .layer("session")
          .definedBy("org.kcov4j.runtime.session")
          .layer("record")
          .definedBy("org.kcov4j.runtime.record")
          .layer("area")
          .definedBy("org.kcov4j.runtime.area")
          .layer("layout")
          .definedBy("org.kcov4j.runtime.layout")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("remote")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("api", "remote")
          .whereLayer("record")
          .mayOnlyBeAccessedByLayers("api", "remote", "session")
          .whereLayer("area")
          .mayOnlyBeAccessedByLayers("api", "remote", "session", "record")
          .whereLayer("layout")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule layoutsShouldCallNothing =
      classes()
          .that()
          .resideInAPackage("org.kcov4j.runtime.layout")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java.lang", "org.kcov4j.runtime.layout");

  @ArchTest
  static final ArchRule theRuntimeShouldHaveNoDependencies =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.kcov4j.runtime..", "sun.misc");
}
