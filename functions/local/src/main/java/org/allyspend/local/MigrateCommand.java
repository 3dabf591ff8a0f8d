package org.allyspend.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Stores;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** {@code allyspend migrate}: brings what an earlier version stored to today's format. */
@Command(
    name = "migrate",
    description =
        "Brings a folder, or a deployed stack's table, that an earlier version stored to today's format;"
            + " it may be stopped and begun again.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class MigrateCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Where where;

  /** One of them. */
  private static final class Where {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "the folder in which reports keep their releases")
    private Path data;

    @Option(
        names = "--table",
        paramLabel = "NAME",
        description =
            "the table of a deployed stack, in the region and by the keys of the environment")
    private String table;
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(where.data == null ? deployed() : local());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String local() {
    Places.requireFolder(spec, "--data", where.data);
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.of(where.data))) {
      return new Migration(embedded.dynamo(), EmbeddedStores.TABLE).migrate();
    }
  }

  private String deployed() {
    Given.requireText(spec, "--table", where.table);
    try {
      return migrated();
    } catch (ResourceNotFoundException e) {
      throw Main.usage(
          spec,
          Refusal.at("--table").expected("a table of a deployed stack").foundText(where.table));
    } catch (SdkException e) {
      throw unusable(where.table, e);
    }
  }

  /** What AWS, or the way to it, does not let be done. */
  static UnusableException unusable(String table, SdkException e) {
    return new UnusableException(
        Refusal.at("--table " + table)
            .expected("a table that AWS lets be read and written")
            .found(
                e instanceof SdkServiceException answered
                    ? "an answer of status " + answered.statusCode()
                    : "no region, no keys or no network to reach it by")
            .todo("see what AWS_REGION and AWS_PROFILE say, and what the keys permit"),
        e);
  }

  private String migrated() {
    try (DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(Stores.http()).build()) {
      return new Migration(dynamo, where.table).migrate();
    }
  }
}
