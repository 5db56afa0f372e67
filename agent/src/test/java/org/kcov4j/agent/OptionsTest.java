package org.kcov4j.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.log.LogLevel;

class OptionsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void defaultsShouldBeThoseOfTheContract(String argument) throws OptionException {
    Options options = OptionsParser.parse(argument, argument);
    assertThat(options.output.getPath()).endsWith("kcov4j-out");
    assertThat(options.includes).hasToString("*");
    assertThat(options.excludes.test("a.B")).isFalse();
    assertThat(options.excludedLoaders.test("sun.reflect.DelegatingClassLoader")).isTrue();
    assertThat(options.excludedLoaders.test("jdk.internal.reflect.DelegatingClassLoader")).isTrue();
    assertThat(options.mode).isEqualTo(Options.Mode.UNIQUE);
    assertThat(options.threads.test("any")).isTrue();
    assertThat(options.words).isZero();
    assertThat(options.comparisons).isFalse();
    assertThat(options.dumpClasses).isNull();
    assertThat(options.logLevel).isEqualTo(LogLevel.WARN);
    assertThat(options.logFile).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    ",,",
    "'','',''",
    "mode=pc,,mode=pc",
    "mode=pc,' ',mode=pc",
    ",log=off,log=off",
    "'',log=off,log=off",
    "'mode=pc,words=64',log=off,'mode=pc,words=64,log=off'"
  })
  void theTextShouldBeWhatWasGivenInTheOrderThatItIsRead(
      String argument, String environment, String expected) throws OptionException {
    assertThat(OptionsParser.parse(argument, environment).text).isEqualTo(expected);
  }

  @Test
  void theLastValueOfAKeyShouldCount() throws OptionException {
    Options options = OptionsParser.parse("mode=pc,includes=a.*,mode=unique,includes=b.*", null);
    assertThat(options.mode).isEqualTo(Options.Mode.UNIQUE);
    assertThat(options.includes).hasToString("b.*");
  }

  @Test
  void everyKeyShouldBeRead() throws OptionException {
    Options options =
        OptionsParser.parse(
            "output=o,includes=a.*:b.?,excludes=c,exclclassloader=L,mode=pc,threads=main:w*,"
                + "words=1024,dumpclasses=d,log=debug,logfile=l=m.txt",
            null);
    assertThat(options.output).isEqualTo(new File("o").getAbsoluteFile());
    assertThat(options.includes).hasToString("a.*:b.?");
    assertThat(options.excludes).hasToString("c");
    assertThat(options.excludedLoaders).hasToString("L");
    assertThat(options.mode).isEqualTo(Options.Mode.PC);
    assertThat(options.threads).hasToString("main:w*");
    assertThat(options.words).isEqualTo(1024);
    assertThat(options.dumpClasses).isEqualTo(new File("d").getAbsoluteFile());
    assertThat(options.logLevel).isEqualTo(LogLevel.DEBUG);
    assertThat(options.logFile).isEqualTo(new File("l=m.txt").getAbsoluteFile());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mod=pc | unknown option 'mod', expected one of bootstrap, cmp, config, dumpclasses, excludes, "
            + "exclclassloader, granularity, includes, interrupts, log, logfile, mode, output, threads, words",
        "mode=fast | bad value 'fast' of option 'mode', expected one of unique, pc, cmp, none",
        "mode= | bad value '' of option 'mode', expected one of unique, pc, cmp, none",
        "mode=PC | bad value 'PC' of option 'mode', expected one of unique, pc, cmp, none",
        "log=loud | bad value 'loud' of option 'log', expected one of off, error, warn, info, debug",
        "cmp=yes | bad value 'yes' of option 'cmp', expected true or false",
        "cmp= | bad value '' of option 'cmp', expected true or false",
        "mode=cmp,cmp=false | bad value 'false' of option 'cmp', expected true with mode=cmp",
        "cmp=false,mode=cmp | bad value 'false' of option 'cmp', expected true with mode=cmp",
        "words=1 | bad value '1' of option 'words', expected a number from 2 to 536870911",
        "words=536870912 | bad value '536870912' of option 'words', "
            + "expected a number from 2 to 536870911",
        "words=99999999999 | bad value '99999999999' of option 'words', "
            + "expected a number from 2 to 536870911",
        "words=many | bad value 'many' of option 'words', expected a number from 2 to 536870911",
        "output= | bad value '' of option 'output', expected a path",
        "logfile= | bad value '' of option 'logfile', expected a path",
        "dumpclasses= | bad value '' of option 'dumpclasses', expected a path",
        "mode | expected key=value, found 'mode'",
        "mode=pc,,words=2 | expected key=value, found ''",
      })
  void whatIsWrongShouldBeNamed(String argument, String message) {
    assertRefused(argument, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cmp=true | true",
        "cmp=false | false",
        "mode=cmp | true",
        "mode=cmp,cmp=true | true"
      })
  void comparisonsShouldGetProbesWhereAskedFor(String argument, boolean expected)
      throws OptionException {
    assertThat(OptionsParser.parse(argument, null).comparisons).isEqualTo(expected);
    assertThat(OptionsParser.parse("cmp=true", argument).comparisons).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode=pc,", ",", "mode=pc,,"})
  void strayCommasShouldBeRefusedAtTheEndToo(String argument) {
    assertThatExceptionOfType(OptionException.class)
        .isThrownBy(() -> OptionsParser.parse(argument, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode=p\nc", "mo\nde=pc", "mode\n", "words=1\r\n2", "config=/no\nfile"})
  void messagesShouldBeOneLine(String argument) {
    assertThatExceptionOfType(OptionException.class)
        .isThrownBy(() -> OptionsParser.parse(argument, null))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\r"));
  }

  @Test
  void aFileShouldGiveWhatTheArgumentDoesNot() throws Exception {
    Path file = write("mode=none\nwords=77\nincludes=a,b\nlog=info\n");
    Options options = OptionsParser.parse("words=88,config=" + file + ",log=off", "log=error");
    assertThat(options.mode).isEqualTo(Options.Mode.NONE);
    assertThat(options.words).isEqualTo(88);
    assertThat(options.includes).hasToString("a,b");
    assertThat(options.logLevel).as("the environment is read last").isEqualTo(LogLevel.ERROR);
  }

  /** Section 5: the environment is read last, also where it names a file. */
  @Test
  void aFileNamedByTheEnvironmentShouldOverrideTheArgument() throws Exception {
    Path file = write("words=77\n");
    assertThat(OptionsParser.parse("words=88", "config=" + file).words).isEqualTo(77);
  }

  @Test
  void listsShouldBeReplacedNotAddedTo() throws Exception {
    Path file = directory.resolve("kcov.properties");
    Files.writeString(file, "interrupts=-clinit:a.Log#write\nincludes=a.*");
    Options options =
        OptionsParser.parse("config=" + file + ",interrupts=-classload,includes=b.*", null);
    assertThat(options.classInitializersAreInterrupts).isTrue();
    assertThat(options.classLoadingIsInterrupt).isFalse();
    assertThat(options.interrupts).isEmpty();
    assertThat(options.includes.test("a.B")).isFalse();
  }

  @Test
  void classNamesShouldBeReadAsTheyAreWritten() throws Exception {
    Path file = directory.resolve("kcov.properties");
    Files.writeString(file, "includes=com/acme/* :\\\n  com.other.B \nexcludes=com/acme/Out ");
    Options options = OptionsParser.parse("config=" + file, null);
    assertThat(options.includes.test("com.acme.A")).isTrue();
    assertThat(options.includes.test("com.other.B")).isTrue();
    assertThat(options.excludes.test("com.acme.Out")).isTrue();
  }

  @Test
  void aFileShouldBeRefusedAsTheArgumentIs() throws Exception {
    assertRefused(
        "config=" + write("mod=pc\n"),
        "unknown option 'mod', expected one of bootstrap, cmp, config,");
    assertRefused("config=" + write("mode=x\n"), "bad value 'x' of option 'mode'");
    assertRefused("config=" + write("config=x\n"), "of option 'config', expected a file that");
    assertRefused("config=" + write("a=\\u12\n"), "expected a readable properties file");
    assertRefused("config=" + directory.resolve("none"), "expected a readable properties file");
    assertRefused("config=", "bad value '' of option 'config'");
  }

  private static void assertRefused(String argument, String message) {
    assertThatExceptionOfType(OptionException.class)
        .isThrownBy(() -> OptionsParser.parse(argument, null))
        .withMessageContaining(message);
    assertThatExceptionOfType(OptionException.class)
        .isThrownBy(() -> OptionsParser.parse(null, argument))
        .withMessageContaining(message);
  }

  private Path write(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "c", ".properties"), content);
  }
}
