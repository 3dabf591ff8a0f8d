package org.allyspend.local;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells a person at a terminal what is going on, on a line that is written over, and a script
 * nothing; but where others are waited for, every output is told of whom, and when each has
 * answered.
 */
final class Progress {
  private static final String OVER = "\r\u001b[K";

  private final Clock clock;
  private final PrintWriter writer;

  /** Set by the script, which knows: since JDK 22 a process always has a console. */
  private final boolean terminal = Boolean.getBoolean("allyspend.progress");

  private String current;
  private Instant since;

  Progress(Clock clock, PrintWriter writer) {
    this.clock = clock;
    this.writer = writer;
  }

  /** The next step begins, and so the last one ends. */
  synchronized void step(String what) {
    done();
    current = what;
    since = clock.instant();
    if (terminal) {
      write(what + " …");
    }
  }

  /** The next step begins, in which others are waited for. */
  synchronized void awaiting(String what) {
    step(what);
    if (!terminal) {
      write(what + " …\n");
    }
  }

  /** One of those that were waited for has answered. */
  synchronized void answered(String what) {
    String line = String.format(Locale.ROOT, "%5.1f s  %s%n", seconds(), what);
    write(terminal ? OVER + line + current + " …" : line);
  }

  /** Something worth knowing of the current step. */
  synchronized void note(String what) {
    current = current + " (" + what + ")";
  }

  /** The current step ends. */
  synchronized void done() {
    if (terminal && current != null) {
      write(OVER + String.format(Locale.ROOT, "%5.1f s  %s%n", seconds(), current));
    }
    current = null;
  }

  private double seconds() {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  private void write(String text) {
    writer.print(text);
    writer.flush();
  }
}
