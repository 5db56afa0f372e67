package org.kcov4j.conformance.jdk;

import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Properties;
import java.util.Scanner;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.zip.CRC32;

/** Regular expressions, formats, dates and scanners. */
final class TextWork {
  private TextWork() {}

  static Object expressions(String text) {
    StringJoiner seen = new StringJoiner(";");
    for (String each :
        Arrays.asList(
            "(\\d{4})-(\\d\\d)-(\\d\\d)",
            "(a+)+b",
            "(?<key>\\w)=(?<value>\\d++)",
            "(?=x)x|(?<!a)b\\1?",
            "[\\p{L}&&[^a-m]]{2,}",
            "\\bnone\\b")) {
      Matcher matcher = Pattern.compile(each).matcher(text);
      while (matcher.find()) {
        seen.add(matcher.group() + "@" + matcher.start());
      }
    }
    try {
      Pattern.compile("(unclosed");
    } catch (PatternSyntaxException e) {
      seen.add(e.getDescription());
    }
    return seen + text.replaceAll("\\s+(\\w)", "<$1>") + Arrays.toString(text.split("[,;] *"));
  }

  static Object formats(int i) throws ParseException {
    DecimalFormat decimal =
        new DecimalFormat("#,##0.00;(#)", DecimalFormatSymbols.getInstance(Locale.ROOT));
    MessageFormat message =
        new MessageFormat("{0,number,#.##} of {1}: {2,choice,0#none|1#one|1<many}", Locale.ROOT);
    return Arrays.asList(
        decimal.format(12345.678 + i),
        decimal.parse("(1,234.5)"),
        message.format(new Object[] {1.5, "x", i}),
        new ChoiceFormat("0#zero|1#one|2#two").format(i),
        String.format(Locale.ROOT, "%5d|%-8s|%08.3f|%x|%,d|%b|%e", i, "s", 1.25, 255, 1234567, true, 0.001));
  }

  /** Not with a {@code DateFormat}: what that runs depends on the time that it is. */
  static Object dates(int i) {
    TimeZone utc = TimeZone.getTimeZone("UTC");
    Calendar calendar = new GregorianCalendar(utc, Locale.ROOT);
    calendar.setTimeInMillis(1_000_000_000_000L + i * 86_400_000L);
    calendar.add(Calendar.MONTH, 5);
    calendar.set(Calendar.DAY_OF_WEEK, Calendar.FRIDAY);
    return Arrays.asList(
        String.format(Locale.ROOT, "%1$tF %1$tT.%1$tL %1$tj", calendar),
        calendar.get(Calendar.WEEK_OF_YEAR),
        calendar.getActualMaximum(Calendar.DAY_OF_MONTH));
  }

  static Object scanners(int i) {
    Scanner scanner = new Scanner("12 0x1f name true\nlast line " + i).useLocale(Locale.ROOT);
    StringTokenizer tokens = new StringTokenizer("a=b&c=" + i, "=&", true);
    byte[] bytes = ("bytes" + i).getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    Properties properties = new Properties();
    properties.setProperty("k" + i, "v");
    String all = scanner.nextInt() + scanner.next() + scanner.hasNextInt() + scanner.next();
    return Arrays.asList(
        all + scanner.nextBoolean() + scanner.nextLine() + scanner.nextLine(),
        tokens.countTokens(),
        Base64.getEncoder().encodeToString(bytes),
        new String(Base64.getDecoder().decode("YWJj"), StandardCharsets.UTF_8),
        UUID.nameUUIDFromBytes(bytes),
        crc.getValue(),
        properties);
  }
}
