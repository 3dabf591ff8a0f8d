package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Archive;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Format;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.discover.EditionPage;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * The national budget of one ally, as its declaration says. A release is the treasury's documents
 * and the declaration they were read by, in one zip: with another declaration it is another
 * release, and each can be read again from its own bytes.
 */
public final class BudgetSource implements Source {
  /** The declaration's name in the zip. */
  private static final String DECLARATION = "declaration.json";

  /** The declarations that come with Allyspend: of whose budget. */
  private static final List<String> BUILT_IN =
      List.of("swe", "deu", "dnk", "gbr", "fra", "nld", "nor");

  private final Declaration declaration;
  private final String json;

  private BudgetSource(String name, String json) {
    this.declaration = Declaration.read(name, json);
    this.json = json;
  }

  /**
   * The budget that a declaration describes.
   *
   * @param name how refusals call the declaration
   * @throws RefusedException naming the line of what is not as it should be
   */
  public static BudgetSource of(String name, String json) {
    return new BudgetSource(name, json);
  }

  /** The budgets whose declarations come with Allyspend. */
  public static List<BudgetSource> builtIn() {
    return BUILT_IN.stream()
        .map(ally -> ally + ".json")
        .map(name -> new BudgetSource(name, resource(name)))
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = BudgetSource.class.getResourceAsStream("/budgets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the declaration " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be read", e);
    }
  }

  /** Where in the bucket the declaration of a source of this id may stand. */
  public static String key(String id) {
    return "budgets/" + id.substring(id.indexOf('-') + 1) + ".json";
  }

  @Override
  public String id() {
    return declaration.source();
  }

  @Override
  public String address() {
    return declaration.address();
  }

  @Override
  public Optional<EditionPage> editions() {
    return Optional.ofNullable(declaration.announced())
        .map(
            announced ->
                new EditionPage(
                    announced.page(),
                    Condition.pattern(announced.link()),
                    List.of(UnaryOperator.identity())));
  }

  @Override
  public Optional<Cadence> cadence() {
    return Optional.ofNullable(declaration.cadence())
        .map(due -> new Cadence(id(), due.dueMonths(), due.graceMonths()));
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.TABLE;
  }

  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    Fetched fetched = fetcher.fetch(address, kind(), known);
    String name = address.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    return fetched
        .bytes()
        .map(bytes -> Fetched.document(document(name, bytes), fetched.validators()))
        .orElse(fetched);
  }

  /** The file as it came, which may be a zip of several, and the declaration. */
  @Override
  public byte[] document(String name, byte[] bytes) {
    return Bundle.of(Map.of(name, bytes, DECLARATION, json.getBytes(UTF_8))).bytes();
  }

  /** A zip is read as it unfolds, so that what is in it may be far larger than memory. */
  @Override
  public Publication parse(byte[] bytes) {
    byte[] release = Format.of(bytes) == Format.ZIP ? bytes : document("document", bytes);
    Declaration read = declaration(release).orElse(declaration);
    Budget budget = new Budget(read);
    new Archive(name -> !name.equals(DECLARATION))
        .each(
            new ByteArrayInputStream(release),
            (name, entry, file) -> read(read, name, file, budget));
    return budget.publication();
  }

  private static Optional<Declaration> declaration(byte[] release) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(release))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(DECLARATION)) {
          byte[] text = zip.readNBytes(Declaration.LONGEST);
          return Optional.of(Declaration.read(DECLARATION, new String(text, UTF_8)));
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw Archive.unreadable().exception(e);
    }
  }

  private static void read(Declaration declaration, String name, InputStream bytes, Budget budget)
      throws IOException {
    Optional<Declaration.Document> document = declaration.document(name);
    if (document.isEmpty()) {
      budget.passOver(name);
      return;
    }
    try {
      Tables.read(
          bytes,
          document.get(),
          lines -> budget.add(name, new DocumentReader(declaration, document.get(), name, lines)));
    } catch (RefusedException e) {
      throw e.refusal().where().startsWith(name) ? e : e.within(name);
    }
  }
}
