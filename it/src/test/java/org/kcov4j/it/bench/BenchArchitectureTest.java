package org.kcov4j.it.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the package descriptions say about who may call whom. */
@AnalyzeClasses(
    packages = "org.kcov4j.it.bench",
    importOptions = ImportOption.OnlyIncludeTests.class)
class BenchArchitectureTest {
  private static final String OURS = "org.kcov4j..";

  @ArchTest
  static final ArchRule WORKLOADS_NEED_NOTHING_OF_THIS_MODULE =
      noClasses()
          .that()
          .resideInAPackage("..bench.load..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS)
                  .and(resideOutsideOfPackages("..bench.load..", "org.kcov4j.runtime")));

  @ArchTest
  static final ArchRule ONLY_THE_TRANSFORM_DRIVER_CALLS_THE_AGENT =
      noClasses()
          .that()
          .resideOutsideOfPackage("..bench.transform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.kcov4j.agent..");

  @ArchTest
  static final ArchRule DESIGNS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..bench.design..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS)
                  .and(resideOutsideOfPackages("..bench.design..", "org.kcov4j.runtime.area")));
}
