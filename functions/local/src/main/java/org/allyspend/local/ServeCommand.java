package org.allyspend.local;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.allyspend.core.domain.Refusal;
import org.allyspend.ingest.Addresses;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code allyspend serve}: page, API and schedule on this machine. */
@Command(
    name = "serve",
    description = "Serves the page and the API on this machine, and keeps the schedule.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "listen to this port (default: ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep releases, runs and reports in this folder (default: keep nothing)")
  private Path data;

  @CommandLine.Mixin private AddressOption addresses;

  @Option(
      names = "--no-auth",
      arity = "0",
      description =
          "let in everyone on this machine (default: who bears the token that is printed)")
  private boolean open;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description =
          "let in who signs in at this OpenID Connect issuer, where http://localhost:N/ is registered"
              + " as the address to come back to")
  private String issuer;

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "what the page is called at the issuer (default: ${DEFAULT-VALUE})")
  private String client = "allyspend";

  @Option(
      names = "--audience",
      paramLabel = "TEXT",
      description = "whom the issuer's tokens must be for (default: ${DEFAULT-VALUE})")
  private String audience = "allyspend";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Clock clock;

  ServeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw Main.usage(
          spec, Refusal.at("--port").expected("0 to 65535").found(Integer.toString(port)));
    }
    Given.requireWithout(spec, "--no-auth", "--issuer");
    for (String option : List.of("--client", "--audience")) {
      Given.requireWith(spec, option, "--issuer");
    }
    Given.requireText(spec, "--client", client);
    Given.requireText(spec, "--audience", audience);
    if (issuer != null && !IssuerTokens.isAddress(issuer)) {
      throw Main.usage(
          spec,
          Refusal.at("--issuer")
              .expected("a URL that begins with https:// or http://")
              .foundText(issuer));
    }
    Addresses fetched = AddressOption.addresses(spec, addresses.byId(spec));
    PrintWriter out = spec.commandLine().getOut();
    Optional<LocalTokens> own =
        open || issuer != null ? Optional.empty() : Optional.of(new LocalTokens(clock));
    Optional<? extends Tokens> tokens =
        issuer == null ? own : Optional.of(new IssuerTokens(issuer, client, audience, clock));
    try (LocalService service =
        new LocalService(
            Optional.ofNullable(data),
            fetched,
            tokens,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            clock)) {
      String address = "http://localhost:" + service.port() + "/";
      out.println(address);
      service.missed().ifPresent(said -> spec.commandLine().getErr().println("allyspend: " + said));
      own.map(one -> one.issue("reports:read runs:write reports:publish"))
          .ifPresent(
              token -> {
                out.println("token: " + token);
                // After the #, which no browser sends: the page takes it from there.
                out.println("signed in: " + address + "#token=" + token);
              });
      out.flush();
      CountDownLatch interrupted = new CountDownLatch(1);
      Ending.then(interrupted::countDown);
      interrupted.await();
    }
    return 0;
  }
}
