/** String templates, a preview of Java 21 and 22; prints what it does. */
public class Templates21 {
  static String twice(StringTemplate template) {
    StringBuilder result = new StringBuilder();
    for (Object value : template.values()) {
      result.append(value).append(value instanceof String ? "s" : "o");
    }
    return result.toString();
  }

  public static void main(String[] args) {
    var mine = StringTemplate.Processor.of(Templates21::twice);
    for (int x = 2; x < 4; x++) {
      System.out.println(STR."\{x} and \{x > 2 ? "more" : "less"}");
      System.out.println(mine."\{STR."\{x}"} \{x}");
    }
  }
}
