package org.kcov4j.conformance.target;

/** A thread whose own methods are instrumented, also those that others ask it by. */
public final class Chatty extends Thread {
  public Chatty(Runnable task) {
    super(task);
  }

  @Override
  @SuppressWarnings("deprecation")
  public long getId() {
    Steps.e();
    return super.getId();
  }

  @Override
  public ClassLoader getContextClassLoader() {
    Steps.e();
    return super.getContextClassLoader();
  }

  @Override
  public UncaughtExceptionHandler getUncaughtExceptionHandler() {
    Steps.e();
    return super.getUncaughtExceptionHandler();
  }

  @Override
  public String toString() {
    Steps.e();
    return super.toString();
  }

  @Override
  public int hashCode() {
    Steps.e();
    return super.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    Steps.e();
    return super.equals(other);
  }
}
