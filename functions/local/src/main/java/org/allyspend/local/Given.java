package org.allyspend.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is given at the command line beyond what one option can be asked alone. Nothing that was
 * given goes unheeded: what can't be heeded is a mistake of usage.
 */
final class Given {
  private Given() {}

  /**
   * What an option says that is given as ID=VALUE, as often as there is something to say: one value
   * an id.
   *
   * @param form how its help writes it, such as 'ID=FILE'
   * @param value what its value is, such as 'a file'
   * @param several what to do about several values of an id, or empty
   */
  static Map<String, String> byId(
      CommandSpec spec,
      String option,
      String form,
      String value,
      String several,
      List<String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String one : given) {
      int at = one.indexOf('=');
      if (at < 1) {
        throw Main.usage(spec, Refusal.at(option).expected(form).foundText(one));
      }
      String id = one.substring(0, at);
      String said = one.substring(at + 1);
      if (said.isBlank()) {
        throw Main.usage(spec, Refusal.at(option + " " + id).expected(value).found("none"));
      }
      if (values.put(id, said) != null) {
        throw Main.usage(spec, Refusal.twice(option, id).todo(several));
      }
    }
    return values;
  }

  /** A path that the terminal could say. */
  static Path path(CommandSpec spec, String option, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Main.usage(spec, unsayable(Refusal.at(option), text));
    }
  }

  /** A path that this terminal can't say. */
  static Refusal unsayable(Refusal refusal, String path) {
    return refusal
        .expected("a path in letters that this terminal can say")
        .foundText(path)
        .todo("set LC_ALL to a UTF-8 one, such as C.UTF-8");
  }

  /** Requires that an option does not stand without the one that gives it a meaning. */
  static void requireWith(CommandSpec spec, String option, String other) {
    if (isThere(spec, option) && !isThere(spec, other)) {
      throw Main.usage(spec, Refusal.at(option).expected("it with " + other).found("it without"));
    }
  }

  /** Requires that an option does not stand with one that says otherwise. */
  static void requireWithout(CommandSpec spec, String option, String other) {
    if (isThere(spec, option) && isThere(spec, other)) {
      throw Main.usage(
          spec,
          Refusal.at(option).expected("it without " + other).found("both").todo("choose one"));
    }
  }

  /** Requires a text, where one is given. */
  static void requireText(CommandSpec spec, String option, String text) {
    if (text != null && text.isBlank()) {
      throw Main.usage(
          spec, Refusal.at(option).expected(spec.findOption(option).paramLabel()).found("none"));
    }
  }

  private static boolean isThere(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }
}
