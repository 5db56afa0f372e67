package org.kcov4j.reader.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.HitLines;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.coverage.SourceFileNode;
import org.kcov4j.reader.text.Json;

/**
 * Writes a report as one JSON object.
 *
 * @param title of the report
 * @param version of kcov4j
 */
public record JsonReport(String title, String version) {
  /** The name of what is written. */
  public static final String FILE_NAME = "coverage.json";

  /** The schema's version: grows when a name goes or changes its meaning. */
  public static final int SCHEMA = 1;

  /**
   * Writes a report into a directory, which must be there.
   *
   * @param coverage of which the tree was made
   */
  public void write(Coverage coverage, CoverageTree tree, Path directory) throws IOException {
    // A generator of bytes fails at a name with half of a surrogate pair.
    try (JsonGenerator json =
        Json.generator(
            new OutputStreamWriter(
                Files.newOutputStream(directory.resolve(FILE_NAME)), StandardCharsets.UTF_8))) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", "kcov4j-coverage");
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("title", title);
      json.writeStringField("kcov4j", version);
      json.writeBooleanField("onlyLoadedClasses", !coverage.classFilesGiven());
      sessions(json, coverage.runs());
      counters(json, tree.counters());
      json.writeNumberField("undecidedBranches", tree.unknownBranches());
      json.writeNumberField("fullAreas", coverage.overflownAreas());
      json.writeArrayFieldStart("notRecorded");
      for (String method : tree.notRecorded()) {
        json.writeString(method);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("packages");
      for (PackageNode node : tree.packages()) {
        packageNode(json, node);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void sessions(JsonGenerator json, List<Coverage.Run> runs) throws IOException {
    json.writeArrayFieldStart("sessions");
    for (Coverage.Run run : runs) {
      json.writeStartObject();
      json.writeStringField("name", run.name());
      json.writeNumberField("start", run.start());
      if (run.end() == 0) {
        json.writeNullField("end");
      } else {
        json.writeNumberField("end", run.end());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void packageNode(JsonGenerator json, PackageNode node) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", node.name().replace('/', '.'));
    counters(json, node.counters());
    json.writeArrayFieldStart("classes");
    for (ClassNode type : node.classes()) {
      type(json, type);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sourceFiles");
    for (SourceFileNode file : node.sourceFiles()) {
      sourceFile(json, file);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void type(JsonGenerator json, ClassNode type) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", type.type().javaName());
    json.writeStringField("crc", String.format("%08x", type.type().crc()));
    json.writeBooleanField("loaded", type.loaded());
    text(json, "sourceFile", type.type().sourceFile());
    counters(json, type.counters());
    json.writeArrayFieldStart("methods");
    for (MethodNode method : type.methods()) {
      json.writeStartObject();
      json.writeStringField("name", method.method().name());
      json.writeStringField("descriptor", method.method().descriptor());
      if (method.firstLine() == Lines.NONE) {
        json.writeNullField("line");
      } else {
        json.writeNumberField("line", method.firstLine());
      }
      json.writeNumberField("hits", method.hits());
      counters(json, method.counters());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void sourceFile(JsonGenerator json, SourceFileNode file) throws IOException {
    Lines lines = file.lines();
    json.writeStartObject();
    json.writeStringField("name", file.name());
    counters(json, file.counters());
    json.writeArrayFieldStart("lines");
    for (Map.Entry<Integer, HitLines.Line> entry :
        HitLines.ofClasses(file.classes()).lines().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("line", entry.getKey());
      json.writeNumberField("hits", entry.getValue().hits());
      int index = lines.indexOf(entry.getKey());
      counter(json, "instructions", lines.instructions(index));
      json.writeArrayFieldStart("branches");
      for (HitLines.Decision decision : entry.getValue().decisions()) {
        json.writeStartArray();
        for (int way = 0; way < decision.ways(); way++) {
          json.writeNumber(decision.taken(way));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void counters(JsonGenerator json, Counters counters) throws IOException {
    json.writeObjectFieldStart("counters");
    counter(json, "instruction", counters.instruction());
    counter(json, "branch", counters.branch());
    counter(json, "line", counters.line());
    counter(json, "complexity", counters.complexity());
    counter(json, "method", counters.method());
    counter(json, "class", counters.type());
    json.writeEndObject();
  }

  private static void counter(JsonGenerator json, String name, Counter counter) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("missed", counter.missed());
    json.writeNumberField("covered", counter.covered());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    if (text.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, text);
    }
  }
}
