package org.kcov4j.it.coexist.programs;

import org.mockito.Mockito;

/** Has a final class mocked between two calls of a real object, if it is told to. */
public final class Mocking {
  private Mocking() {}

  /**
   * @param args {@code mock} or nothing
   */
  public static void main(String[] args) {
    Thermometer real = new Thermometer();
    System.out.println(real.describe(30));
    if (args.length > 0) {
      Thermometer mock = Mockito.mock(Thermometer.class);
      Mockito.when(mock.describe(1)).thenReturn("mocked");
      if (!mock.describe(1).equals("mocked") || mock.describe(2) != null) {
        throw new AssertionError("not mocked");
      }
    }
    System.out.println(real.describe(10));
    System.out.println(new Thermometer().describe(-5));
  }
}
