package org.allyspend.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "allyspend",
    description = "Monthly reports on what NATO's allies other than the US and Canada spend.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:anything else", "2:usage", "3:input refused", "130:interrupted"})
public final class Main implements Runnable {
  /** Exit status of anything that is neither usage nor input. */
  static final int FAILED = 1;

  /** Exit status of a command line that can't be understood. */
  static final int USAGE = 2;

  /** Exit status of input that is refused. */
  static final int REFUSED = 3;

  /** Exit status of what was asked to end, as shells have it. */
  static final int INTERRUPTED = 130;

  @CommandLine.Option(
      names = "--verbose",
      arity = "0",
      description = "show the stack trace of an error",
      scope = CommandLine.ScopeType.INHERIT)
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs the command and ends the process with its status. */
  public static void main(String[] arguments) {
    // DynamoDB Local's threads would outlive main.
    int status = run(Clock.systemUTC(), arguments);
    System.exit(status == 0 && System.out.checkError() ? untold() : status);
  }

  /** What a disk had no room for is told; whoever reads no further, as 'head' does, knows. */
  private static int untold() {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      // A stream keeps that it failed, and not why.
      out.write('\n');
    } catch (IOException e) {
      if (!Failures.isFull(e)) {
        return 0;
      }
    }
    System.err.println("allyspend: " + Failures.noRoomForOutput());
    return FAILED;
  }

  /** Runs the command by this clock and returns its status. */
  static int run(Clock clock, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new ReportCommand(clock));
    line.addSubcommand(new IngestCommand(clock));
    line.addSubcommand(new ReleasesCommand(clock));
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new MigrateCommand());
    line.addSubcommand(new ServeCommand(clock));
    // A file whose name begins with @ is a file.
    line.setExpandAtFiles(false);
    line.registerConverter(Path.class, Main::path);
    line.setExecutionExceptionHandler(Main::explain);
    line.setParameterExceptionHandler(Main::explainUsage);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw usage(
        spec,
        Refusal.at("")
            .expected("a command (report, ingest, releases, check, migrate or serve)")
            .found("none"));
  }

  /**
   * What an option says; what it can't say is a mistake of usage, told with the option's name.
   *
   * @param name the option's, or empty where the refusal has it
   */
  static <T> T option(CommandLine.Model.CommandSpec spec, String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (RefusedException e) {
      throw usage(spec, e.refusal().within(name));
    }
  }

  /** A path that is one, and that the terminal could say. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new CommandLine.TypeConversionException("none");
    }
    return Path.of(text);
  }

  /** A document that a person has written, to be refused where it is no text in UTF-8. */
  static String json(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw Refusal.at("").expected("JSON in UTF-8").found("another encoding").exception(e);
    }
  }

  /** A mistake of usage. */
  static CommandLine.ParameterException usage(CommandLine.Model.CommandSpec spec, Refusal refusal) {
    return new CommandLine.ParameterException(spec.commandLine(), refusal.sentence());
  }

  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (Ending.isUnderWay()) {
      return INTERRUPTED;
    }
    line.getErr().println("allyspend: " + Failures.sentence(e));
    if (line.getCommandSpec().root().userObject() instanceof Main main && main.verbose) {
      e.printStackTrace(line.getErr());
    }
    return e instanceof RefusedException ? REFUSED : FAILED;
  }

  private static int explainUsage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr()
        .println(
            "allyspend: "
                + Failures.usage(e)
                + " (see "
                + line.getCommandSpec().qualifiedName()
                + " --help)");
    return USAGE;
  }

  /** The version the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"allyspend " + (version == null ? "unpackaged" : version)};
    }
  }
}
