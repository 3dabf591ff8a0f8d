package org.allyspend.core.lambda;

import java.util.Optional;

/** What a deployed function is told by its environment. */
public final class Environment {
  private Environment() {}

  /** A variable without which nothing can be done. */
  public static String required(String variable) {
    return optional(variable)
        .orElseThrow(
            () -> new IllegalStateException("environment variable " + variable + " is not set"));
  }

  /** A variable that may be left out or left blank. */
  public static Optional<String> optional(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
  }
}
