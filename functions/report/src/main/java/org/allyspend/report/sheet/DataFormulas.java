package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.TargetStanding;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.TableName;

/** Formulas over the tables of published figures. Years and codes are given as expressions. */
final class DataFormulas {
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
  String figure(AllyTables of, Measure measure, String code, String year) {
    return call(
        "IFERROR", figureOrError(of, measure, code, year), Formula.quoted(Shorthand.MISSING));
  }

  /** An ally's published figure, or an error where it is missing. */
  String figureOrError(AllyTables of, Measure measure, String code, String year) {
    return call(
        "AVERAGEIFS",
        of.data().column(labels.get("col.value")),
        String.join(",", figures(of.data(), measure, year)),
        criterion(of.data(), "col.code", code));
  }

  /**
   * The same for formulas that rest on assumptions: a share that stands on its own sheet is taken
   * from there, since looking through all figures again and again is most of what a program
   * calculates once a threshold is changed.
   */
  String figureOrErrorAtHand(AllyTables of, Measure measure, String code, int year) {
    return of == AllyTables.EUROPEAN && measure.equals(Measure.SHARE_OF_GDP)
        ? SharesSheet.lookup(model, code, year)
        : figureOrError(of, measure, code, Integer.toString(year));
  }

  /** How many of an ally's figures have this status, given as its word. */
  String count(AllyTables of, Measure measure, String code, String year, String status) {
    return call(
        "COUNTIFS",
        String.join(",", figures(of.data(), measure, year)),
        criterion(of.data(), "col.code", code),
        criterion(of.data(), "col.status", Formula.quoted(status)));
  }

  /** The sum of the members' figures; the year is an expression, as in all formulas here. */
  String total(GroupRow of, Measure measure, String year) {
    return total(of, measure, year, Set.of());
  }

  /** The sum of the figures of the members but some: of those that have every figure needed. */
  String total(GroupRow of, Measure measure, String year, Collection<Ally> without) {
    return overMembers(
        of,
        year,
        AllyTables::data,
        memo(of.group()),
        (table, members) ->
            table.sum(
                labels.get("col.value"),
                String.join(",", figures(table, measure, year)),
                members + but(table, without)));
  }

  private String but(TableName table, Collection<Ally> without) {
    return without.stream()
        .map(ally -> "," + criterion(table, "col.code", Formula.quoted("<>" + ally.iso3())))
        .collect(Collectors.joining());
  }

  /** The number of members at or over a target, at the published precision. */
  String alliesAt(GroupRow of, Target target, String year) {
    return overMembers(
        of,
        year,
        AllyTables::data,
        memo(of.group()),
        (table, members) ->
            call(
                "COUNTIFS",
                String.join(",", figures(table, target.measure(), year)),
                members,
                criterion(
                    table, "col.value", "\">=\"&" + TargetFormulas.leastShare(threshold(target)))));
  }

  /** The number of members of which the table of standings says this in the row's year. */
  String standing(GroupRow of, Target target, TargetStanding standing) {
    return standing(of, target, standing, memo(of.group()));
  }

  /** The same of the European allies alone. */
  String europeansStanding(GroupRow of, Target target, TargetStanding standing) {
    return standing(of, target, standing, Set.of());
  }

  private String standing(GroupRow of, Target target, TargetStanding standing, Set<Ally> memo) {
    return overMembers(
        of,
        Integer.toString(of.year()),
        AllyTables::targets,
        memo,
        (table, members) ->
            call(
                "COUNTIFS",
                ofTarget(table, target),
                members,
                table.where(model.yearLabel(of.year()), Formula.quoted(standing.word(labels)))));
  }

  /** The members' own gaps to a target in the row's year, summed. */
  String membersGap(GroupRow of, Target target) {
    return overMembers(
        of,
        Integer.toString(of.year()),
        AllyTables::gaps,
        memo(of.group()),
        (table, members) ->
            table.sum(model.yearLabel(of.year()), ofTarget(table, target), members));
  }

  /** What stands in a table with a row an ally and target, in the column of this header. */
  String ofAllyAndTarget(TableName table, String header, String code, Target target) {
    return table.find(
        header, labels.get("col.key"), code + "&" + Formula.quoted(" " + target.id()));
  }

  private String ofTarget(TableName table, Target target) {
    return criterion(table, "col.key", Formula.quoted("* " + target.id()));
  }

  private interface OverTable {
    String of(TableName table, String members);
  }

  /** The same over both tables, as far as the group has members in them. */
  private String overMembers(
      GroupRow of,
      String year,
      Function<AllyTables, TableName> which,
      Set<Ally> memo,
      OverTable formula) {
    List<String> parts = new ArrayList<>();
    Set<Ally> european = EnumSet.copyOf(model.europeanAllies());
    TableName europeans = which.apply(AllyTables.EUROPEAN);
    String counted = counted(europeans, of.composition(), year);
    if (of.group().members().containsAll(european)) {
      parts.add(formula.of(europeans, counted));
    } else if (of.group().members().stream().anyMatch(european::contains)) {
      parts.add(formula.of(europeans, counted + "," + inGroup(europeans, of.group())));
    }
    TableName others = which.apply(AllyTables.MEMO);
    for (Ally ally : memo) {
      parts.add(
          formula.of(
              others,
              counted(others, of.composition(), year)
                  + ","
                  + criterion(others, "col.code", Formula.quoted(ally.iso3()))));
    }
    return String.join("+", parts);
  }

  private Set<Ally> memo(AllyGroup group) {
    Set<Ally> memo = EnumSet.copyOf(model.memoAllies());
    memo.retainAll(group.members());
    return memo;
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
    return table.where(flag(labels, group), Formula.quoted(labels.get("yes")));
  }

  private String criterion(TableName table, String header, String condition) {
    return table.where(labels.get(header), condition);
  }
}
