package org.allyspend.core.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What people have been told of a source: when it began to fail, when it had failed for a week,
 * when it was back, when its next edition was overdue; each once.
 *
 * @param source the source's id
 * @param failingSince when it began to fail, null where it does not
 * @param failure why it fails, empty where it does not
 * @param toldOfWeek whether people were told that it has failed for a week
 * @param overdue whether people were told that its next edition is overdue
 * @param by the execution that looked last: asking again in its name gives the same notices
 * @param notices what people are to be told because of that look
 */
public record SourceWatch(
    String source,
    Instant failingSince,
    String failure,
    boolean toldOfWeek,
    boolean overdue,
    String by,
    List<Notice> notices) {
  private static final Duration LONG = Duration.ofDays(7);

  public SourceWatch {
    Release.requireSource(source);
    notices = List.copyOf(notices);
  }

  /** Of a source that nobody has looked at. */
  public static SourceWatch begun(String source) {
    return new SourceWatch(source, null, "", false, false, "", List.of());
  }

  /**
   * How a source was found.
   *
   * @param at when
   * @param failure why no release came of it, empty where one did
   * @param inForce how the release in force is called, empty where none is
   * @param overdue one sentence that says since when its next edition is overdue, or empty
   */
  public record Look(Instant at, String failure, String inForce, String overdue) {
    boolean failed() {
      return !failure.isEmpty();
    }
  }

  /** Whether it fails now. */
  public boolean fails() {
    return failingSince != null;
  }

  /** The same after a look at the source by that execution, with what people are to be told. */
  public SourceWatch after(String execution, Look look) {
    Instant since = !look.failed() ? null : fails() ? failingSince : look.at();
    boolean week = since != null && (toldOfWeek || !look.at().isBefore(since.plus(LONG)));
    List<Notice> told = new ArrayList<>();
    if (look.failed() && !fails()) {
      told.add(
          notice(
              "source-failed",
              "fails",
              "Source "
                  + source
                  + " could not be read: "
                  + sentence(look.failure())
                  + goesOn(look)
                  + " You hear of it once more if it fails for a week, and when it is back."));
    } else if (week && !toldOfWeek) {
      told.add(
          notice(
              "source-failing",
              "has failed for a week",
              "Source "
                  + source
                  + " has failed since "
                  + day(since)
                  + ": "
                  + sentence(look.failure())
                  + goesOn(look)
                  + " You hear of it again when it is back."));
    } else if (!look.failed() && fails()) {
      told.add(
          notice(
              "source-back",
              "is back",
              "Source "
                  + source
                  + " had failed since "
                  + day(failingSince)
                  + " and can be read again. Nothing is to be done."));
    }
    if (!look.overdue().isEmpty() && !overdue) {
      told.add(
          notice(
              "source-overdue",
              "is overdue",
              look.overdue()
                  + "\n\nReports go on with what there is, and say so.\n\nWhat to do: see whether the"
                  + " publisher has issued it elsewhere; RUNBOOK.md, 'A source is overdue'."));
    }
    return new SourceWatch(
        source, since, look.failure(), week, !look.overdue().isEmpty(), execution, told);
  }

  /** One line for the mail of a report, empty where all is well. */
  public String line() {
    return fails()
        ? source + " has failed since " + day(failingSince) + ": " + sentence(failure)
        : "";
  }

  private Notice notice(String event, String what, String message) {
    return new Notice(event, "Allyspend: source " + source + " " + what, message);
  }

  private String goesOn(Look look) {
    return "\n\n"
        + (look.inForce().isEmpty()
            ? "Reports go on without it, and say so."
            : "Reports go on with its last good release, " + look.inForce() + ", and say so.")
        + "\n\nWhat to do: if the publisher has moved the file, deploy with SourceAddresses="
        + source
        + "=ADDRESS; RUNBOOK.md, 'A source fails', has the commands.";
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String day(Instant moment) {
    return moment.toString().substring(0, 10);
  }
}
