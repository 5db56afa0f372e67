package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.2 computes it (1.4.3 and 1.4.11, level AA). */
class StyleTest {
  private static final List<String> TEXTS =
      List.of("text", "soft", "link", "keyword", "string", "comment");
  private static final List<String> GROUNDS =
      List.of("ground", "raised", "full", "part", "not", "one", "other");
  private static final List<String> MARKS =
      List.of("full-mark", "part-mark", "not-mark", "one-mark", "other-mark", "ok", "soft");

  private static String css() throws IOException {
    try (InputStream in = Site.class.getResourceAsStream("kcov4j.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The colours by name: light, then dark. */
  private static List<Map<String, String>> schemes() throws IOException {
    Map<String, String> light = new HashMap<>();
    Map<String, String> dark = new HashMap<>();
    String colour = "(#[0-9a-f]{6})";
    Matcher variable =
        Pattern.compile(
                "--([a-z-]+): var\\(--light, " + colour + "\\) var\\(--dark, " + colour + "\\);")
            .matcher(css());
    while (variable.find()) {
      light.put(variable.group(1), variable.group(2));
      dark.put(variable.group(1), variable.group(3));
    }
    return List.of(light, dark);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(String a, String b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  @Test
  void shouldHaveEnoughContrastInBothSchemes() throws Exception {
    for (Map<String, String> scheme : schemes()) {
      for (String ground : GROUNDS) {
        for (String text : TEXTS) {
          assertThat(contrast(scheme.get(text), scheme.get(ground)))
              .as(text + " on " + ground + " in " + scheme)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
      for (String mark : MARKS) {
        assertThat(contrast(scheme.get(mark), scheme.get("ground")))
            .as(mark)
            .isGreaterThanOrEqualTo(3);
      }
    }
  }

  /** Browsers before 2024 know no {@code light-dark()}, and show no colours at all then. */
  @Test
  void shouldHaveColoursInOlderBrowsersToo() throws Exception {
    assertThat(css()).doesNotContain("light-dark(#");
  }
}
