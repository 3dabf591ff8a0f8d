package org.allyspend.local;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells a person at a terminal what is going on; tells a script nothing. */
final class Progress {
  private final Clock clock;
  private final PrintWriter writer;

  /** Set by the script, which knows: since JDK 22 a process always has a console. */
  private final boolean shown = Boolean.getBoolean("allyspend.progress");

  private String current;
  private Instant since;

  Progress(Clock clock, PrintWriter writer) {
    this.clock = clock;
    this.writer = writer;
  }

  /** The next step begins, and so the last one ends. */
  void step(String what) {
    done();
    current = what;
    since = clock.instant();
    if (shown) {
      writer.print(what + " …");
      writer.flush();
    }
  }

  /** Something worth knowing of the current step. */
  void note(String what) {
    current = current + " (" + what + ")";
  }

  /** The current step ends. */
  void done() {
    if (shown && current != null) {
      double seconds = Duration.between(since, clock.instant()).toMillis() / 1000.0;
      writer.printf(Locale.ROOT, "\r\u001b[K%5.1f s  %s%n", seconds, current);
      writer.flush();
    }
    current = null;
  }
}
