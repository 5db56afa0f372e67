package org.kcov4j.samples.flow;

/** String concatenation, whose operands may branch and whose {@code toString} calls come back. */
public final class StringConcat {

  private final String name;

  private StringConcat(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "<" + name.length() + ">" : name;
  }

  public static void main(String[] args) {
    String line = "";
    for (int i = 0; i < 3; i++) {
      line += new StringConcat(i == 1 ? "" : "n" + i) + (i < 2 ? "," : ";") + i * 2L + 'c' + null;
    }
    System.out.println(line);
  }
}
