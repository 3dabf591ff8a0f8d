package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.TableName;

/** Formulas over the tables of published figures. Years and codes are given as expressions. */
final class DataFormulas {
  /** The figures of the European allies. */
  static final TableName DATA = new TableName("Data");

  /** Those of the United States and Canada. */
  static final TableName MEMO_DATA = new TableName("Memo_data");

  private final ReportModel model;
  private final Labels labels;

  DataFormulas(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
  }

  /** The header of the column that says whether an ally is in a group of the user's. */
  static String flag(Labels labels, AllyGroup group) {
    return labels.get("col.in-group", group.id());
  }

  /** The name of a target's threshold in formulas. */
  static String threshold(Target target) {
    return "threshold_" + target.id();
  }

  /** The name of a target's deadline in formulas. */
  static String deadline(Target target) {
    return "deadline_" + target.id();
  }

  /** An ally's published figure, or [x] where it is missing. */
  String figure(TableName table, Measure measure, String code, String year) {
    return String.format(
        Locale.ROOT,
        "IFERROR(AVERAGEIFS(%s,%s),%s)",
        table.column(labels.get("col.value")),
        Stream.concat(
                figures(table, measure, year).stream(),
                Stream.of(criterion(table, "col.code", code)))
            .collect(Collectors.joining(",")),
        Formula.quoted(Shorthand.MISSING));
  }

  /** How many of an ally's figures have this status, given as its word. */
  String count(TableName table, Measure measure, String code, String year, String status) {
    return String.format(
        Locale.ROOT,
        "COUNTIFS(%s,%s,%s)",
        String.join(",", figures(table, measure, year)),
        criterion(table, "col.code", code),
        criterion(table, "col.status", Formula.quoted(status)));
  }

  /** The sum of the members' figures. */
  String total(AllyGroup group, Composition composition, Measure measure, String year) {
    return overMembers(
        group,
        composition,
        year,
        (table, members) ->
            String.format(
                Locale.ROOT,
                "SUMIFS(%s,%s,%s)",
                table.column(labels.get("col.value")),
                String.join(",", figures(table, measure, year)),
                members));
  }

  /** The number of members at or over a target, at the published precision. */
  String alliesAt(AllyGroup group, Composition composition, Target target, String year) {
    return overMembers(
        group,
        composition,
        year,
        (table, members) ->
            String.format(
                Locale.ROOT,
                "COUNTIFS(%s,%s,%s)",
                String.join(",", figures(table, target.measure(), year)),
                members,
                criterion(
                    table,
                    "col.value",
                    String.format(
                        Locale.ROOT,
                        "\">=\"&(ROUNDUP(%s,%d)-0.005)",
                        threshold(target),
                        Target.PUBLISHED_DECIMALS))));
  }

  private interface OverTable {
    String of(TableName table, String members);
  }

  /** The same over both tables, as far as the group has members in them. */
  private String overMembers(
      AllyGroup group, Composition composition, String year, OverTable formula) {
    List<String> parts = new ArrayList<>();
    Set<Ally> european = EnumSet.copyOf(model.europeanAllies());
    Set<Ally> memo = EnumSet.copyOf(model.memoAllies());
    if (group.members().containsAll(european)) {
      parts.add(formula.of(DATA, counted(DATA, composition, year)));
    } else if (group.members().stream().anyMatch(european::contains)) {
      parts.add(formula.of(DATA, counted(DATA, composition, year) + "," + inGroup(DATA, group)));
    }
    for (Ally ally : memo) {
      if (group.members().contains(ally)) {
        parts.add(
            formula.of(
                MEMO_DATA,
                counted(MEMO_DATA, composition, year)
                    + ","
                    + criterion(MEMO_DATA, "col.code", Formula.quoted(ally.iso3()))));
      }
    }
    return String.join("+", parts);
  }

  private List<String> figures(TableName table, Measure measure, String year) {
    return List.of(
        criterion(table, "col.source", Formula.quoted(model.assessment().release().source())),
        criterion(table, "col.measure", Formula.quoted(measure.id())),
        criterion(table, "col.year", year));
  }

  /** Who counts: in the constant composition everyone, whom NATO counts from some year on. */
  private String counted(TableName table, Composition composition, String year) {
    return criterion(
        table,
        "col.counts-from",
        composition == Composition.AS_OF_YEAR ? "\"<=\"&" + year : "\">0\"");
  }

  private String inGroup(TableName table, AllyGroup group) {
    return table.column(flag(labels, group)) + "," + Formula.quoted(labels.get("yes"));
  }

  private String criterion(TableName table, String header, String condition) {
    return table.column(labels.get(header)) + "," + condition;
  }
}
