package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** One row an ally: where it stands in the latest year. */
final class AlliesSheet implements ReportSheet {
  /** The catch-up year goes by the mean change of this many years. */
  private static final int CATCH_UP_YEARS = 3;

  private final String id;
  private final TableName table;
  private final TableName data;
  private final Function<ReportModel, List<Ally>> allies;

  private AlliesSheet(
      String id, String table, TableName data, Function<ReportModel, List<Ally>> allies) {
    this.id = id;
    this.table = new TableName(table);
    this.data = data;
    this.allies = allies;
  }

  /** The allies the report is about. */
  static AlliesSheet ofEuropeanAllies() {
    return new AlliesSheet("allies", "Allies", DataFormulas.DATA, ReportModel::europeanAllies);
  }

  /** The United States and Canada, apart. */
  static AlliesSheet ofMemoAllies() {
    return new AlliesSheet("memo", "Memo", DataFormulas.MEMO_DATA, ReportModel::memoAllies);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet." + id + ".title", model.yearLabel(model.latestYear())));
    writer.sentence(labels.get("allies.intro", model.constantPrices()));
    TableArea area = writer.table(table.name(), new Columns(model).all(), allies.apply(model));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      writer.setOff(area, labels.target(target), labels.get("standing.newly"));
    }
    writer.freeze(area);
  }

  /** NATO's name, with a mark where the publisher stars it. */
  static String label(ReportModel model, Ally ally) {
    boolean starred =
        model
            .series(ally, Measure.EXPENDITURE)
            .filter(series -> !series.note().isEmpty())
            .isPresent();
    String mark = starred ? " [note 1]" : "";
    return model.labels().ally(ally) + (ally.hasArmedForces() ? mark : " [note 3]");
  }

  /** The columns of a report's table. */
  private final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas formulas;
    private final int year;
    private final List<Column<Ally>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.formulas = new DataFormulas(model);
      this.year = model.latestYear();
    }

    List<Column<Ally>> all() {
      columns.add(Column.text(labels.get("col.ally"), 24, ally -> label(model, ally)));
      columns.add(Column.text(labels.get("col.code"), 9, Ally::iso3));
      addFigure(model.header(Measure.EXPENDITURE), Format.WHOLE, Measure.EXPENDITURE, year);
      addFigure(model.header(Measure.GDP), Format.WHOLE, Measure.GDP, year);
      addFigure(
          model.header(Measure.SHARE_OF_GDP), Format.TWO_DECIMALS, Measure.SHARE_OF_GDP, year);
      addFigure(
          labels.get("allies.share-before"), Format.TWO_DECIMALS, Measure.SHARE_OF_GDP, year - 1);
      add(labels.get("allies.rank"), Format.WHOLE, this::rank);
      addFigure(model.header(Measure.REAL_CHANGE), Format.ONE_DECIMAL, Measure.REAL_CHANGE, year);
      List<Target> targets = model.configuration().shareOfGdpTargets();
      for (Target target : targets) {
        columns.add(
            new Column<>(
                labels.target(target),
                Format.TEXT,
                14,
                ally -> Optional.of(standing(target, ally))));
      }
      for (Target target : targets) {
        add(labels.get("allies.gap", labels.target(target)), Format.WHOLE, a -> gap(target, a));
        add(
            labels.get("allies.gap-points", labels.target(target)),
            Format.TWO_DECIMALS,
            ally -> gapPoints(target, ally));
      }
      for (Target target : targets) {
        if (target.deadline().filter(deadline -> deadline > year).isPresent()) {
          add(
              labels.get("allies.required-growth", labels.target(target), target.deadlineYear()),
              Format.ONE_DECIMAL,
              ally -> requiredGrowth(target, ally));
        }
        columns.add(
            new Column<>(
                labels.get("allies.catch-up", labels.target(target)),
                Format.TEXT,
                18,
                ally -> Optional.of(catchUp(target, ally))));
      }
      add(labels.get("allies.doubled"), Format.TWO_DECIMALS, this::doubled);
      addFigure(
          model.header(Measure.EQUIPMENT_SHARE), Format.ONE_DECIMAL, Measure.EQUIPMENT_SHARE, year);
      addFigure(
          model.header(Measure.EXPENDITURE_PER_CAPITA),
          Format.WHOLE,
          Measure.EXPENDITURE_PER_CAPITA,
          year);
      addFigure(model.header(Measure.PERSONNEL), Format.ONE_DECIMAL, Measure.PERSONNEL, year);
      return columns;
    }

    private void add(String header, Format format, Function<Ally, Formula> value) {
      columns.add(new Column<>(header, format, 15, ally -> Optional.of(value.apply(ally))));
    }

    private void addFigure(String header, Format format, Measure measure, int of) {
      String formula =
          formulas.figure(data, measure, table.here(labels.get("col.code")), Integer.toString(of));
      add(header, format, ally -> Cells.of(formula, model.figure(ally, measure, of)));
    }

    /** From the highest share; who has the same share has the same rank. */
    private Formula rank(Ally ally) {
      Optional<BigDecimal> rank =
          share(ally)
              .map(
                  own ->
                      allies.apply(model).stream()
                          .flatMap(other -> share(other).stream())
                          .filter(share -> share.compareTo(own) > 0)
                          .count())
              .map(ahead -> BigDecimal.valueOf(ahead + 1));
      return Cells.ifKnown(
          share(),
          String.format(Locale.ROOT, "RANK(%s,%s)", share(), table.column(shareHeader())),
          rank);
    }

    private Formula standing(Target target, Ally ally) {
      return Standings.formula(
          model,
          target,
          ally,
          year,
          DataFormulas.threshold(target),
          share(),
          table.here(labels.get("allies.share-before")));
    }

    private Formula gap(Target target, Ally ally) {
      String threshold = DataFormulas.threshold(target);
      String gdp = table.here(model.header(Measure.GDP));
      String expenditure = table.here(model.header(Measure.EXPENDITURE));
      return Cells.ifKnown(
          String.format(Locale.ROOT, "%s+%s+%s", share(), gdp, expenditure),
          TargetFormulas.unlessMet(
              threshold,
              share(),
              String.format(Locale.ROOT, "MAX(0,%s/100*%s-%s)", threshold, gdp, expenditure)),
          own(ally, target.gap()));
    }

    private Formula gapPoints(Target target, Ally ally) {
      String threshold = DataFormulas.threshold(target);
      return Cells.ifKnown(
          share(),
          TargetFormulas.unlessMet(threshold, share(), threshold + "-" + share()),
          own(ally, target.gapPoints()));
    }

    /** Nothing is required of who is at the target. */
    private Formula requiredGrowth(Target target, Ally ally) {
      String threshold = DataFormulas.threshold(target);
      return new Formula(
          String.format(
              Locale.ROOT,
              "IF(ISNUMBER(%1$s),IF(OR(%2$s,%1$s<=0),%4$s,%3$s),%4$s)",
              share(),
              TargetFormulas.isMet(threshold, share()),
              TargetFormulas.requiredGrowth(
                  threshold, share(), DataFormulas.deadline(target) + "-" + year),
              Formula.quoted("[x]")),
          own(ally, target.requiredGrowth()).<Object>map(value -> value).orElse("[x]"));
    }

    private Formula catchUp(Target target, Ally ally) {
      String threshold = DataFormulas.threshold(target);
      String before =
          model.years().contains(year - CATCH_UP_YEARS)
              ? formulas.figure(
                  data,
                  Measure.SHARE_OF_GDP,
                  table.here(labels.get("col.code")),
                  Integer.toString(year - CATCH_UP_YEARS))
              : Formula.quoted("[x]");
      // Rounded first: doubles may be a hair over a whole number of years.
      String years =
          String.format(
              Locale.ROOT,
              "MAX(1,ROUNDUP(ROUND((%s-%s)*%d/(%s-%s),9),0))",
              threshold,
              share(),
              CATCH_UP_YEARS,
              share(),
              before);
      return new Formula(
          String.format(
              Locale.ROOT,
              "IF(ISNUMBER(%1$s),IF(%2$s,%3$s,IFERROR(IF(%1$s>%4$s,TEXT(%5$d+%6$s,\"0\"),%7$s),%7$s)),%8$s)",
              share(),
              TargetFormulas.isMet(threshold, share()),
              Formula.quoted(labels.get("standing.at")),
              before,
              year,
              years,
              Formula.quoted(labels.get("allies.not-on-path")),
              Formula.quoted("[x]")),
          catchUpWord(target, ally));
    }

    private String catchUpWord(Target target, Ally ally) {
      if (model.own(ally, target.alliesAt(), year).isEmpty()) {
        return "[x]";
      }
      if (model.holds(ally, target.alliesAt(), year)) {
        return labels.get("standing.at");
      }
      return own(ally, target.catchUpYear())
          .map(value -> value.setScale(0, RoundingMode.UNNECESSARY).toPlainString())
          .orElseGet(() -> labels.get("allies.not-on-path"));
    }

    private Formula doubled(Ally ally) {
      return Cells.ifKnown(share(), "2*" + share(), share(ally).map(share -> share.add(share)));
    }

    private Optional<BigDecimal> own(Ally ally, Measure measure) {
      return model.own(ally, measure, year).map(Aggregate.Value::value);
    }

    private Optional<BigDecimal> share(Ally ally) {
      return model.figure(ally, Measure.SHARE_OF_GDP, year);
    }

    private String share() {
      return table.here(shareHeader());
    }

    private String shareHeader() {
      return model.header(Measure.SHARE_OF_GDP);
    }
  }
}
