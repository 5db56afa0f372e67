package org.kcov4j.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.kcov4j.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesDependDownwardsOnly =
      noClasses()
          .that()
          .resideInAnyPackage("..maven.agent..", "..maven.input..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.kcov4j.maven");

  @ArchTest
  static final ArchRule helpersDoNotKnowEachOther =
      slices().matching("org.kcov4j.maven.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule agentIsUsedAsAFileOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.kcov4j.agent..", "org.kcov4j.runtime..", "org.kcov4j.reader.cli..");

  @ArchTest
  static final ArchRule readerIsNotNeededToPrepareTests =
      classes()
          .that()
          .resideInAPackage("..maven.agent..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.xml.stream..",
              "org.apache.maven..",
              "org.codehaus.plexus.util..",
              "..maven.agent..");
}
