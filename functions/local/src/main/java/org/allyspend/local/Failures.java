package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What went wrong, in one sentence without the words of what it went wrong in. */
final class Failures {
  private static final String UNFORESEEN =
      "something went wrong that was not foreseen; run it again with --verbose for more, and tell"
          + " its maintainers";

  /** How it is said, and in no other way, that an option takes no value. */
  private static final Pattern FLAG =
      Pattern.compile("option '([^']+)' should be specified without .*");

  /** How the system says that there is no room. */
  private static final List<String> FULL =
      List.of("no space left", "disk quota exceeded", "file too large");

  private Failures() {}

  /** What a person is told of an exception. */
  static String sentence(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException || cause instanceof UnusableException) {
        return cause.getMessage();
      }
      if (cause instanceof FileSystemException file) {
        return ofFile(file).sentence();
      }
      if (cause instanceof DynamoDbException store && store.statusCode() >= 500) {
        return Refusal.at("--data")
            .expected("a store that can be read")
            .found("a damaged one")
            .todo(DataFolder.RESTORE)
            .sentence();
      }
      if (cause instanceof IOException && isFull(cause)) {
        return noRoom(Refusal.at("")).sentence();
      }
    }
    boolean ours =
        e.getClass().getName().startsWith("org.allyspend.") || e instanceof UncheckedIOException;
    return ours && e.getMessage() != null
        ? e.getMessage().lines().findFirst().orElse(UNFORESEEN)
        : UNFORESEEN;
  }

  /** What is told where what the command tells finds no room. */
  static String noRoomForOutput() {
    return noRoom(Refusal.at("standard output")).sentence();
  }

  /** Whether nothing more can be written: by the disk, by a quota, or by a limit on files. */
  static boolean isFull(Throwable e) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return FULL.stream().anyMatch(said::contains);
  }

  private static Refusal noRoom(Refusal refusal) {
    return refusal.expected("room on the disk").found("none").todo("make some, and run it again");
  }

  private static Refusal ofFile(FileSystemException e) {
    Refusal refusal = Refusal.at(String.valueOf(e.getFile()));
    if (e instanceof NoSuchFileException) {
      return refusal.expected("a file or folder").found("none");
    }
    if (e instanceof AccessDeniedException) {
      return refusal
          .expected("to be let in")
          .found("no permission")
          .todo("choose another place, or change its permissions");
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return refusal
          .expected("a folder")
          .found("a file of that name")
          .todo("choose another name, or move the file away");
    }
    return isFull(e)
        ? noRoom(refusal)
        : refusal
            .expected("a place that can be read and written")
            .found("one that can't")
            .todo("choose another");
  }

  /** What is wrong with a command line. */
  static String usage(ParameterException e) {
    String said =
        e.getMessage().lines().findFirst().orElse("").replaceFirst(" \\([\\w.$]+Exception:.*", "");
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String given = unmatched.getUnmatched().get(0);
      boolean isOption = given.startsWith("-");
      List<String> known =
          Stream.concat(
                  e.getCommandLine().getCommandSpec().optionsMap().keySet().stream(),
                  e.getCommandLine().getSubcommands().keySet().stream())
              .filter(name -> isOption ? name.startsWith("--") : !name.startsWith("-"))
              .sorted()
              .toList();
      // After '--' an option is none.
      return known.isEmpty() || known.contains(given)
          ? Refusal.at("").expected("nothing more").foundText(given).sentence()
          : Refusal.ofChoice("", isOption ? "a known option" : "a command", known, given)
              .sentence();
    }
    if (e instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return Refusal.twice("", option.longestName()).sentence();
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      boolean choice = missing.getMissing().stream().allMatch(one -> one.group() != null);
      return Refusal.at("")
          .expected(
              missing.getMissing().stream()
                  .map(Failures::synopsis)
                  .collect(Collectors.joining(choice ? " or " : " and ")))
          .found("none")
          .sentence();
    }
    if (e instanceof MutuallyExclusiveArgsException) {
      return Refusal.at("")
          .expected(
              e.getCommandLine().getCommandSpec().argGroups().stream()
                  .flatMap(group -> group.args().stream())
                  .map(Failures::synopsis)
                  .collect(Collectors.joining(" or ")))
          .found("both")
          .sentence();
    }
    Matcher flag = FLAG.matcher(said);
    if (flag.matches()) {
      return withoutValue(Refusal.at(flag.group(1))).sentence();
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      return unlike(e.getArgSpec(), e.getValue()).sentence();
    }
    return said;
  }

  /** A value that is not of the kind its option takes. */
  private static Refusal unlike(ArgSpec argument, String value) {
    Refusal refusal = Refusal.at(argument instanceof OptionSpec option ? option.longestName() : "");
    if (argument.type() == boolean.class) {
      return withoutValue(refusal);
    }
    if (argument.type() == int.class) {
      return refusal.expected("a whole number").foundText(value);
    }
    if (!List.of(argument.auxiliaryTypes()).contains(Path.class)) {
      return refusal.expected(argument.paramLabel().replace("|", " or ")).foundText(value);
    }
    return value.isBlank()
        ? refusal.expected(isFolder(argument) ? "a folder" : "a file").found("none")
        : Given.unsayable(refusal, value);
  }

  private static Refusal withoutValue(Refusal refusal) {
    return refusal.expected("it without a value").found("one");
  }

  private static boolean isFolder(ArgSpec argument) {
    return argument.paramLabel().equals("DIR");
  }

  /** An argument as the help writes it: '--data=DIR', 'FILE'. */
  private static String synopsis(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + "=" + option.paramLabel()
        : argument.paramLabel();
  }
}
