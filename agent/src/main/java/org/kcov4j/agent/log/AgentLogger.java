package org.kcov4j.agent.log;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A named logger of the {@link AgentLog}. */
final class AgentLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  private final transient AgentLog log;

  AgentLogger(String name, AgentLog log) {
    this.name = name;
    this.log = log;
  }

  @Override
  public boolean isTraceEnabled() {
    return log.shows(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return log.shows(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return log.shows(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return log.shows(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return log.shows(Level.ERROR);
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable cause) {
    log.write(level, name, MessageFormatter.basicArrayFormat(message, arguments), cause);
  }
}
