package org.kcov4j.agent.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcov4j.agent.emit.Classes;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.agent.select.Wildcards;

/** Which class file a class is taken to come from. */
public class OriginalsTest {
  private static final String NAME = "org/kcov4j/agent/original/OriginalsTest";
  private static final byte[] FILE = Classes.bytes(OriginalsTest.class);
  private static final byte[] OTHER = {1, 2, 3};

  private final ClassLoader loader = getClass().getClassLoader();
  private final ClassFilter filter =
      new ClassFilter(Wildcards.of("*"), Wildcards.NONE, Wildcards.NONE, false);

  /** What another agent made something else of. */
  public static Original rewritten(byte[] classFile) {
    return Original.rewritten(classFile);
  }

  @Test
  void shouldBeWhatCameWhereNobodyElseIsThere() {
    assertThat(alone().of(loader, NAME, null, null, OTHER)).isSameAs(Original.AS_IT_IS);
  }

  @Test
  void shouldBeTheResourceWhereAnotherAgentWasThereBefore() {
    Originals originals = Originals.startingAt(new Class<?>[] {Witness.class, foreign()}, filter);
    assertThat(originals.of(loader, NAME, null, null, OTHER).classFile()).isEqualTo(FILE);
    assertThat(originals.of(loader, NAME, null, null, FILE)).isSameAs(Original.AS_IT_IS);
    assertThat(originals.of(loader, "no/Such", null, null, OTHER)).isSameAs(Original.UNKNOWN);
  }

  @Test
  void shouldBeTheResourceThoughItIsNewerThanKnown() {
    byte[] newer = FILE.clone();
    newer[7] = 99;
    ClassLoader ofNewer =
        new ClassLoader(null) {
          @Override
          protected URL findResource(String name) {
            return name.equals(NAME + ".class") ? url(newer) : null;
          }
        };
    Originals originals = Originals.startingAt(new Class<?>[] {foreign()}, filter);
    assertThat(originals.of(ofNewer, NAME, null, null, OTHER).classFile()).isEqualTo(newer);
  }

  private static URL url(byte[] content) {
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
              @Override
              public void connect() {}

              @Override
              public InputStream getInputStream() {
                return new ByteArrayInputStream(content);
              }
            };
          }
        };
    try {
      return new URL(null, "memory:content", handler);
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldBeTheResourceOfARetransformedClass() {
    Original original = alone().of(loader, NAME, OriginalsTest.class, null, OTHER);
    assertThat(original.classFile()).isEqualTo(FILE);
    assertThat(original.isRewritten()).isTrue();
  }

  @Test
  void shouldNotBeCalledRewrittenWhereTheJvmPutItTogether() {
    Originals originals = alone();
    originals.loadedBefore(List.of(OriginalsTest.class));
    Original original = originals.of(loader, NAME, OriginalsTest.class, null, OTHER);
    assertThat(original.classFile()).isEqualTo(FILE);
    assertThat(original.isRewritten()).isFalse();
  }

  @Test
  void shouldBeWhatCameFirstWhereAnotherAgentComesBetween() {
    Originals originals = alone();
    seeFirst(originals, "u/T", FILE);
    seeFirst(originals, "u/Nested", FILE); // Loaded by a transformer on the way of u/T.
    assertThat(originals.of(loader, "u/Nested", null, null, FILE)).isSameAs(Original.AS_IT_IS);
    Original original = originals.of(loader, "u/T", null, null, OTHER);
    assertThat(original.classFile()).isSameAs(FILE);
    assertThat(original.isRewritten()).isTrue();
  }

  @Test
  void shouldBeKeptWhereNobodyCouldHandItOutAgain() {
    Originals originals = alone();
    seeFirst(originals, "u/Generated", FILE);
    originals.of(loader, "u/Generated", null, null, OTHER);
    assertThat(originals.of(loader, "u/Generated", String.class, null, OTHER).classFile())
        .isSameAs(FILE);
  }

  @Test
  void shouldBeWhatADebuggerSaid() {
    Originals originals = alone();
    originals.witness().transform(loader, "u/T", OriginalsTest.class, null, OTHER);
    assertThat(originals.of(loader, "u/T", OriginalsTest.class, null, OTHER))
        .isSameAs(Original.AS_IT_IS);
    assertThat(originals.of(loader, NAME, OriginalsTest.class, null, OTHER))
        .isSameAs(Original.AS_IT_IS);
  }

  private void seeFirst(Originals originals, String name, byte[] classFile) {
    originals.witness().transform(loader, name, null, null, classFile);
  }

  private Class<?> foreign() {
    Class<?>[] interfaces = {ClassFileTransformer.class};
    return Proxy.newProxyInstance(loader, interfaces, (proxy, method, args) -> null).getClass();
  }

  private Originals alone() {
    return Originals.startingAt(new Class<?>[] {Witness.class, String.class}, filter);
  }
}
