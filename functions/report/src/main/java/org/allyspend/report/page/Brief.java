package org.allyspend.report.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Budgets;
import org.allyspend.report.FindingText;
import org.allyspend.report.Labels;
import org.allyspend.report.Ranking;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.Shorthand;
import org.allyspend.report.chart.Chart;
import org.allyspend.report.chart.ReportCharts;

/**
 * A brief on one ally: its figures, rank and road, what it reached and lost, and what is noted and
 * found about it, as a self-contained page which prints to one A4.
 */
public final class Brief {
  private static final int YEARS = 13;
  private static final int NOTES = 4;
  private static final int LONGEST_NOTE = 260;

  /** A note, and the publishers beside the report's own of whose figures or words it tells. */
  private record Note(String text, List<String> publishers) {}

  private record Shown(Measure measure, int decimals) {}

  private static final List<Shown> MEASURES =
      List.of(
          new Shown(Measure.EXPENDITURE, 0),
          new Shown(Measure.EXPENDITURE_CONSTANT, 0),
          new Shown(Measure.REAL_CHANGE, 1),
          new Shown(Measure.SHARE_OF_GDP, 2),
          new Shown(Measure.EQUIPMENT_SHARE, 1),
          new Shown(Measure.PERSONNEL, 1));

  private final ReportModel model;
  private final ReportCharts charts;
  private final Labels labels;
  private final Html html;
  private final Ally ally;
  private final int latest;

  private Brief(ReportModel model, ReportCharts charts, Ally ally) {
    this.model = model;
    this.charts = charts;
    this.labels = model.labels();
    this.html = new Html(labels);
    this.ally = ally;
    this.latest = model.latestYear();
  }

  /** The allies of whom there is anything to tell: those with expenditure in any year. */
  public static List<Ally> subjects(ReportModel model) {
    return model.europeanAllies().stream()
        .filter(
            ally ->
                model.years().stream()
                    .anyMatch(year -> model.figure(ally, Measure.EXPENDITURE, year).isPresent()))
        .toList();
  }

  /** The name of an ally's brief among the files of a report. */
  public static String file(Ally ally) {
    return "briefs/" + ally.iso3().toLowerCase(Locale.ROOT) + ".html";
  }

  /** The brief, in UTF-8. */
  public static byte[] of(ReportModel model, ReportCharts charts, Ally ally) {
    return new Brief(model, charts, ally).html().getBytes(StandardCharsets.UTF_8);
  }

  private String html() {
    List<Note> notes = noted();
    String support = support();
    String budget = budget();
    String title = labels.get("brief.title", labels.ally(ally), model.month());
    return SummaryPage.head(labels, title)
        + "<body class=\"brief\">\n<header>\n"
        + html.element("h1", title)
        + html.element("p", labels.asOf("page.as-of", model.assessment().asOf()))
        + "</header>\n<main>\n"
        + tiles()
        + drawn()
        + targets()
        + table()
        + support
        + budget
        + notes(notes)
        + "</main>\n<footer>\n"
        + html.element("p", credit(notes, !support.isEmpty(), !budget.isEmpty()))
        + html.element("p", labels.get("page.shorthand"))
        + "</footer>\n</body>\n</html>\n";
  }

  private String tiles() {
    List<String[]> tiles = new ArrayList<>();
    figure(Measure.EXPENDITURE)
        .ifPresent(
            value ->
                tiles.add(
                    new String[] {
                      model.money().amount(value, latest),
                      labels.get("brief.expenditure", year(Measure.EXPENDITURE))
                          + model.money().beside(value, latest)
                    }));
    figure(Measure.SHARE_OF_GDP)
        .ifPresent(
            share ->
                tiles.add(
                    new String[] {
                      labels.percent(share, Target.PUBLISHED_DECIMALS) + mark(latest),
                      labels.get("tile.share")
                    }));
    rank().ifPresent(tiles::add);
    figure(Measure.REAL_CHANGE)
        .ifPresent(
            change ->
                tiles.add(
                    new String[] {labels.change(change), labels.get("brief.change", latest - 1)}));
    figure(Measure.EQUIPMENT_SHARE)
        .ifPresent(
            share ->
                tiles.add(new String[] {labels.percent(share, 1), labels.get("brief.equipment")}));
    toFind().ifPresent(tiles::add);
    return tiles.stream()
        .map(
            tile ->
                String.format(
                    Locale.ROOT,
                    "<div><dt>%s</dt><dd>%s</dd></div>\n",
                    html.escaped(tile[1]),
                    html.escaped(tile[0])))
        .collect(Collectors.joining("", "<dl class=\"tiles\">\n", "</dl>\n"));
  }

  private Optional<BigDecimal> figure(Measure measure) {
    return model.figure(ally, measure, latest);
  }

  /** What rests on the ally's share of a year carries it. */
  private String mark(int year) {
    return model.breaks().mark(ally, year);
  }

  private String year(Measure measure) {
    return latest
        + model
            .series(ally, measure)
            .flatMap(series -> series.in(latest))
            .map(figure -> Shorthand.of(figure.status()))
            .orElse("");
  }

  /** Only among allies whose share is known. */
  private Optional<String[]> rank() {
    Ranking ranking = new Ranking(model, Measure.SHARE_OF_GDP, latest);
    return ranking
        .of(ally)
        .filter(rank -> ranking.ranked() > 1)
        .map(
            rank ->
                new String[] {
                  labels.get("tile.of", rank, ranking.ranked()) + mark(latest),
                  labels.get("brief.rank")
                });
  }

  private Optional<String[]> toFind() {
    return model
        .road()
        .flatMap(
            target ->
                new Roads(model)
                    .of(ally)
                    .of(target.toFind(), target.deadline().orElseThrow())
                    .map(
                        sum -> {
                          boolean isAny = sum.signum() != 0;
                          return new String[] {
                            (isAny ? model.money().amount(sum, latest) : labels.get("tile.none"))
                                + mark(latest),
                            labels.get(
                                isAny ? "brief.to-find" : "brief.to-find.none",
                                labels.target(target),
                                target.deadline().orElseThrow(),
                                latest)
                          };
                        }));
  }

  private String drawn() {
    return Stream.of(charts.share(ally), charts.road(ally))
        .flatMap(Optional::stream)
        .map((Chart chart) -> "<figure>\n" + chart.element() + "</figure>\n")
        .collect(Collectors.joining("", "<div class=\"charts\">\n", "</div>\n"));
  }

  private String targets() {
    String rows =
        model.configuration().targets().stream()
            .filter(target -> model.own(ally, target.alliesAt(), latest).isPresent())
            .map(target -> html.element("li", standing(target)))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : html.element("h2", labels.get("brief.targets")) + "<ul>\n" + rows + "</ul>\n";
  }

  /**
   * Where it stands, when it was there first, again, and no longer. Figures begin in some year, and
   * many allies were at a target before that: 'first' is told of those figures alone.
   */
  private String standing(Target target) {
    boolean holds = model.holds(ally, target.alliesAt(), latest);
    List<Integer> known =
        model.years().stream()
            .filter(year -> model.own(ally, target.alliesAt(), year).isPresent())
            .toList();
    List<Integer> at =
        known.stream().filter(year -> model.holds(ally, target.alliesAt(), year)).toList();
    String text =
        labels.get(
                model.tense(holds ? "brief.at" : "brief.below", latest),
                labels.target(target),
                latest)
            + (target.isShareOfGdp() ? mark(latest) : "");
    if (at.isEmpty()) {
      return text + labels.get("brief.never", known.get(0));
    }
    return text
        + labels.get(
            at.get(0).equals(known.get(0)) ? "brief.since-before" : "brief.first",
            at.get(0),
            known.get(0))
        + model.years().stream().map(year -> crossed(target, year)).collect(Collectors.joining())
        + ".";
  }

  /** What befell in a year after it was there first, or nothing. */
  private String crossed(Target target, int year) {
    if (model.holds(ally, target.againAt(), year)) {
      return labels.get("brief.again", year);
    }
    return model.holds(ally, target.noLongerAt(), year) ? labels.get("brief.lost", year) : "";
  }

  private String table() {
    List<Integer> years =
        model.years().stream().skip(Math.max(0, model.years().size() - YEARS)).toList();
    List<Shown> shown =
        MEASURES.stream().filter(one -> model.series(ally, one.measure()).isPresent()).toList();
    List<String> headers = new ArrayList<>(List.of(labels.get("col.year")));
    shown.forEach(one -> headers.add(model.header(one.measure())));
    return html.table(
        labels.get("brief.figures"),
        headers,
        years.stream().map(year -> row(year, shown)).toList());
  }

  private List<String> row(int year, List<Shown> shown) {
    List<String> cells = new ArrayList<>(List.of(model.yearLabel(year)));
    shown.forEach(
        one ->
            cells.add(
                model
                    .figure(ally, one.measure(), year)
                    .map(value -> labels.decimals(value, one.decimals()))
                    .map(
                        value ->
                            one.measure().equals(Measure.SHARE_OF_GDP) ? value + mark(year) : value)
                    .orElse(Shorthand.MISSING)));
    return cells;
  }

  private String support() {
    return told("sheet.support", model.support().map(support -> support.sentences(ally)));
  }

  private String budget() {
    return told("brief.budget", Budgets.of(model).map(budgets -> budgets.sentences(ally)));
  }

  private String told(String heading, Optional<List<String>> sentences) {
    return sentences
        .filter(all -> !all.isEmpty())
        .map(
            all ->
                html.element("h2", labels.get(heading)) + html.element("p", String.join(" ", all)))
        .orElse("");
  }

  private String notes(List<Note> notes) {
    if (notes.isEmpty()) {
      return "";
    }
    String items =
        notes.stream()
            .limit(NOTES)
            .map(note -> html.element("li", note.text()))
            .collect(Collectors.joining());
    String more =
        notes.size() > NOTES
            ? html.element("p", labels.get("brief.more-notes", notes.size() - NOTES))
            : "";
    return html.element("h2", labels.get("brief.notes")) + "<ul>\n" + items + "</ul>\n" + more;
  }

  /** What was found of the ally's figures, what weighs most first, and the publishers' notes. */
  private List<Note> noted() {
    List<Note> notes = new ArrayList<>();
    FindingText words = new FindingText(model);
    model.assessment().findings().stream()
        .filter(this::isAboutIt)
        .map(finding -> new Note(words.sentence(finding), finding.detail("publisher")))
        .forEach(notes::add);
    for (Release release : model.assessment().releases()) {
      if (SourceIds.isBudget(release.source())) {
        continue; // What a budget covers stands with it.
      }
      for (Footnote note : model.footnotes(release.source())) {
        if (note.subject().equals(ally.iso3())) {
          notes.add(
              new Note(
                  shortened(labels.publisher(release.publisher()) + ": " + note.text()),
                  List.of(release.publisher())));
        }
      }
    }
    rowMark().map(mark -> new Note(mark, List.of())).ifPresent(notes::add);
    return notes;
  }

  private boolean isAboutIt(Finding finding) {
    return finding.subject().equals(ally.iso3())
        || finding.detail(Finding.ALLY).contains(ally.iso3());
  }

  private Optional<String> rowMark() {
    return model
        .series(ally, Measure.EXPENDITURE)
        .map(Series::note)
        .filter(note -> !note.isEmpty())
        .map(note -> labels.get("note.1.text", model.constantPrices()));
  }

  private static String shortened(String note) {
    return note.length() <= LONGEST_NOTE
        ? note
        : note.substring(0, note.lastIndexOf(' ', LONGEST_NOTE)) + " \u2026";
  }

  /** The sources of what the brief shows: the report may rest on more. */
  private String credit(List<Note> notes, boolean ofSupport, boolean ofBudget) {
    Set<Release> told = new HashSet<>(List.of(model.assessment().release()));
    if (model.money().hasRates()) {
      told.addAll(model.besideWith(Measure.PER_EURO));
    }
    if (ofSupport) {
      told.addAll(model.besideWith(Measure.SUPPORT));
    }
    List<String> noted =
        notes.stream().limit(NOTES).flatMap(note -> note.publishers().stream()).toList();
    return labels.credit(
        model.assessment().releases().stream()
            .filter(
                release ->
                    told.contains(release)
                        || (ofBudget && release.source().equals(SourceIds.ofBudget(ally)))
                        || noted.contains(release.publisher())));
  }
}
