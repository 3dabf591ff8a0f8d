package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Resources;
import org.allyspend.core.domain.Spool;
import org.allyspend.ingest.Archive;
import org.allyspend.ingest.Bundle;
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
  static final String DECLARATION = "declaration.json";

  /**
   * The most bytes of a file as it is handed in, and of what is in it: a function's temporary files
   * have room for both, and S3 takes no more than 5 GB at once.
   */
  public static final long MOST_BYTES = Archive.MOST_BYTES;

  /** No table of a treasury folds to less than this part of itself. */
  private static final int FOLDS = 50;

  /** So many pieces a document that is worth dividing has at least. */
  private static final int FEWEST_PIECES = 4;

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

  /** The budget of this id whose declaration comes with Allyspend. */
  public static BudgetSource builtIn(String id) {
    return new BudgetSource(Archive.plain(key(id)), Resources.text("/" + key(id)));
  }

  /** Where the declaration of a source of this id may stand, in the bucket and in the jar. */
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
  public Optional<Cadence> cadence(Publication latest) {
    return Optional.ofNullable(declaration.cadence())
        .map(due -> new Cadence(id(), due.dueMonths(), due.graceMonths()))
        .map(cadence -> isVoteAlone(latest) ? cadence.countedFrom(eveOf(latest)) : cadence);
  }

  /** Whether the year it runs to has nothing yet of the months that this treasury tells of. */
  private boolean isVoteAlone(Publication latest) {
    return latest.outturn().to().filter(latest.currentTo()::equals).isEmpty()
        && declaration.documents().stream().anyMatch(Layout.Document::isMonthly);
  }

  /** The day before the fiscal year that it runs to. */
  private LocalDate eveOf(Publication latest) {
    return declaration.fiscalYear().firstOf(latest.currentTo()).atDay(1).minusDays(1);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.TABLE;
  }

  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    Fetched fetched = fetcher.fetch(address, kind(), known, mostBytes());
    String name = Archive.plain(address.replaceFirst("[?#].*", ""));
    return fetched
        .content()
        .map(file -> Fetched.document(document(name, file), fetched.validators()))
        .orElse(fetched);
  }

  /** The file as it came, which may be a zip of several, and the declaration. */
  @Override
  public Content document(String name, Content file) {
    return release(Map.of(name, file));
  }

  private Content release(Map<String, Content> documents) {
    Map<String, Content> files = new TreeMap<>(documents);
    files.put(DECLARATION, Content.of(json.getBytes(UTF_8)));
    return Bundle.ofContents(files).content();
  }

  @Override
  public boolean accumulates() {
    return declaration.accumulates();
  }

  /**
   * The files in the order in which they came, each in a folder of its number. One that came before
   * says nothing new under whatever name: it takes no later file's place.
   */
  @Override
  public Content after(Content before, Content document) {
    Map<String, Content> files = new LinkedHashMap<>(documents(before));
    documents(document)
        .forEach(
            (name, file) -> {
              if (files.values().stream().anyMatch(one -> one.sha256().equals(file.sha256()))) {
                file.close();
                return;
              }
              if (files.containsKey(name)) {
                files.remove(name).close();
              }
              files.put(name, file);
            });
    Map<String, Content> numbered = new TreeMap<>();
    files.forEach(
        (name, file) ->
            numbered.put(String.format(Locale.ROOT, "%04d/%s", numbered.size() + 1, name), file));
    return release(numbered);
  }

  @Override
  public void requireLast(Content release, Content document) {
    Map<String, Content> files = documents(release);
    Map<String, Content> those = documents(document);
    try {
      String last = List.copyOf(files.keySet()).get(files.size() - 1);
      String sha256 = files.get(last).sha256();
      if (those.values().stream().noneMatch(one -> one.sha256().equals(sha256))) {
        throw Refusal.at("published")
            .expected("the day of " + last + ", the last file of the release in force")
            .found("that of another")
            .todo("hand that file in again with its day")
            .exception();
      }
    } finally {
      files.values().forEach(Content::close);
      those.values().forEach(Content::close);
    }
  }

  /** The documents of a release by their plain names, in their order. */
  private static Map<String, Content> documents(Content release) {
    Map<String, Content> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(release.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.getName().equals(DECLARATION)) {
          files.put(Archive.plain(entry.getName()), Spool.of(zip::transferTo));
        }
      }
      return files;
    } catch (IOException e) {
      throw Archive.unreadable().exception(e);
    }
  }

  @Override
  public long mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public RefusedException tooLarge(String where, long bytes) {
    return overLimit(where, bytes);
  }

  /** The refusal of a treasury's file of more than {@link #MOST_BYTES}. */
  public static RefusedException overLimit(String where, long bytes) {
    return Refusal.at(where)
        .expected("at most " + MOST_BYTES + " bytes")
        .found(Long.toString(bytes))
        .todo("hand in less of it, such as its latest years")
        .exception();
  }

  @Override
  public Publication parse(byte[] bytes) {
    return parse(Content.of(bytes));
  }

  /**
   * Read as it unfolds, so that neither it nor what is in it need be in memory: a line at a time.
   */
  @Override
  public Publication parse(Content document) {
    Content release = isZip(document) ? document : document("document", document);
    Declaration read = declaration(release).orElse(declaration);
    Optional<DataPackage> described =
        read.isDescribed() ? Optional.of(described(release)) : Optional.empty();
    Budget budget = new Budget(read);
    Set<String> about =
        described.isPresent() ? Set.of(DECLARATION, DataPackage.FILE) : Set.of(DECLARATION);
    new Archive(name -> !about.contains(name))
        .each(release, (path, entry, file) -> read(read, described, path, file, budget));
    return budget.publication();
  }

  /**
   * By the declaration in the release. What a {@code datapackage.json} describes is read whole.
   *
   * @param over a quarter of it is what a piece has
   */
  @Override
  public Optional<Division> divided(
      Content release, long over, String key, BiFunction<Integer, Content, String> keep) {
    if (release.length() <= over / FOLDS || !isZip(release)) {
      return Optional.empty();
    }
    String by = declarationText(release).orElse(json);
    Declaration read = Declaration.read(DECLARATION, by);
    return read.isDescribed()
        ? Optional.empty()
        : new Dividing(release, read, Math.max(1, over / FEWEST_PIECES))
            .documents(over, key, keep)
            .map(documents -> new Division(by, documents));
  }

  private static boolean isZip(Content document) {
    try (InputStream in = document.open()) {
      return Bundle.isZip(in.readNBytes(Long.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("the release could not be read", e);
    }
  }

  /** The data package in the release, which may stand anywhere in it. */
  private static DataPackage described(Content release) {
    List<DataPackage> found = new ArrayList<>();
    new Archive(DataPackage.FILE::equals)
        .any(
            release,
            (name, entry, file) ->
                found.add(DataPackage.read(file.readNBytes(DataPackage.LONGEST + 1))));
    if (found.size() != 1) {
      throw Refusal.at(DataPackage.FILE)
          .expected("it once among the files")
          .found(found.isEmpty() ? "none" : "it " + found.size() + " times")
          .exception();
    }
    return found.get(0);
  }

  private static Optional<Declaration> declaration(Content release) {
    return declarationText(release).map(text -> Declaration.read(DECLARATION, text));
  }

  private static Optional<String> declarationText(Content release) {
    try (ZipInputStream zip = new ZipInputStream(release.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(DECLARATION)) {
          byte[] text = zip.readNBytes(Declaration.LONGEST);
          return Optional.of(new String(text, UTF_8));
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw Archive.unreadable().exception(e);
    }
  }

  private static void read(
      Declaration declaration,
      Optional<DataPackage> described,
      String path,
      InputStream bytes,
      Budget budget)
      throws IOException {
    String name = declaration.called(path);
    Optional<Layout.Document> document =
        declaration
            .document(name)
            .map(
                one ->
                    one.described()
                        ? described.orElseThrow().describe(one, Archive.plain(name), declaration)
                        : one);
    if (document.isEmpty()) {
      budget.passOver(name);
      return;
    }
    try {
      Tables.read(
          bytes,
          document.get(),
          lines -> {
            Tally tally = new DocumentReader(declaration, document.get(), name, lines).read(lines);
            budget.add(name, handIn(path), new ReadDocument(document.get(), name, tally));
          });
    } catch (RefusedException e) {
      throw within(name, e);
    }
  }

  /** With which others a file was handed in: those of the same zip or folder, or none. */
  static String handIn(String path) {
    return path.replaceFirst("/.*", "");
  }

  /** A refusal that names the file. */
  static RefusedException within(String name, RefusedException e) {
    return e.refusal().where().startsWith(name) ? e : e.within(name);
  }
}
