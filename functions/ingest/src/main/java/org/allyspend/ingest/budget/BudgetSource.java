package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
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

  /** The documents in a zip, or the one there is, and the declaration. */
  @Override
  public byte[] document(String name, byte[] bytes) {
    Map<String, byte[]> files =
        new TreeMap<>(isZip(bytes) ? Bundle.read(bytes).files() : Map.of(name, bytes));
    files.put(DECLARATION, json.getBytes(UTF_8));
    return Bundle.of(files).bytes();
  }

  private static boolean isZip(byte[] bytes) {
    return Format.of(bytes) == Format.ZIP;
  }

  @Override
  public Publication parse(byte[] bytes) {
    if (!isZip(bytes)) {
      return parse(document("document", bytes));
    }
    Map<String, byte[]> files = new TreeMap<>(Bundle.read(bytes).files());
    byte[] own = files.remove(DECLARATION);
    Declaration read =
        own == null ? declaration : Declaration.read(DECLARATION, new String(own, UTF_8));
    Budget budget = new Budget(read);
    files.forEach((name, file) -> read(read, name, new ByteArrayInputStream(file), budget));
    return budget.publication();
  }

  private static void read(Declaration declaration, String name, InputStream bytes, Budget budget) {
    Declaration.Document document = document(declaration, name);
    try {
      Tables.read(
          bytes,
          document,
          lines -> budget.add(name, new DocumentReader(declaration, document, name, lines)));
    } catch (RefusedException e) {
      throw e.refusal().where().startsWith(name) ? e : e.within(name);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be read", e);
    }
  }

  private static Declaration.Document document(Declaration declaration, String name) {
    return declaration.documents().stream()
        .filter(one -> Condition.pattern(one.name()).matcher(name).matches())
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.at("file's name")
                    .expected(
                        "one like "
                            + String.join(
                                " or ",
                                declaration.documents().stream()
                                    .map(one -> "'" + one.name() + "'")
                                    .toList()))
                    .foundText(name)
                    .exception());
  }
}
