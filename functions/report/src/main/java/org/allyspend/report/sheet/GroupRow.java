package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;

/** A row of the tables of groups: a group, which of its members count, and the year. */
record GroupRow(AllyGroup group, Composition composition, int year) {

  /** All of them. */
  static List<GroupRow> all(ReportModel model) {
    List<GroupRow> rows = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      for (Composition composition : Composition.values()) {
        model.years().forEach(year -> rows.add(new GroupRow(group, composition, year)));
      }
    }
    return rows;
  }

  /** Whether it is of the group the report is about, whose rows come first and are printed. */
  boolean isOfTheReportsGroup() {
    return group.equals(ReportModel.GROUP);
  }

  /** The word for a composition, which formulas look rows up by. */
  static String word(ReportModel model, Composition composition) {
    return model.labels().get("composition." + composition.id());
  }

  /** Which row it is, in front. */
  static List<Column<GroupRow>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<GroupRow>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.group"), 18, row -> labels.group(row.group())));
    columns.add(
        Column.text(labels.get("col.composition"), 20, row -> word(model, row.composition())));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, GroupRow::year));
    return columns;
  }

  /** The group's code, which formulas look rows up by, at the end. */
  static Column<GroupRow> code(ReportModel model) {
    return Column.text(model.labels().get("col.code"), 24, row -> row.group().id());
  }

  Optional<Aggregate.Value> value(ReportModel model, Measure measure) {
    return model.value(group, composition, measure, year);
  }

  Optional<BigDecimal> number(ReportModel model, Measure measure) {
    return value(model, measure).map(Aggregate.Value::value);
  }
}
