package org.allyspend.core.domain;

import java.util.regex.Pattern;

/**
 * Input that is refused: its message is one sentence that names the thing, the place and what was
 * expected, fit to be shown to whoever gave the input. Trying again with the same input is no use.
 *
 * <p>Messages quote what was given, which may be of any size and hold line breaks: both are brought
 * into bounds here, so that a log line stays a line.
 */
public class RefusedException extends RuntimeException {
  private static final int LONGEST = 1_000;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  /** Refused, for this reason. */
  public RefusedException(String message) {
    super(bounded(message));
  }

  /** Refused, for this reason, which came from below. */
  public RefusedException(String message, Throwable cause) {
    super(bounded(message), cause);
  }

  private static String bounded(String message) {
    String cut = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    return CONTROLS.matcher(cut).replaceAll(" ");
  }
}
