package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCoverageTest {

  @Test
  void shouldReadLinesWithCoveredInstructions(@TempDir Path work) throws IOException {
    Path xml =
        Files.writeString(
            work.resolve("report.xml"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
            <report name="r"><package name="a/b"><sourcefile name="C.java">
            <line nr="3" mi="0" ci="2" mb="0" cb="0"/><line nr="4" mi="2" ci="0" mb="0" cb="0"/>
            <line nr="5" mi="1" ci="1" mb="1" cb="1"/></sourcefile></package></report>
            """);

    assertThat(LineCoverage.covered(xml)).containsExactly("a/b/C.java:3", "a/b/C.java:5");
  }
}
