package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.TableName;

/**
 * The tables of the allies the report is about, and those of the United States and Canada, which
 * stand apart: a sum over one table is a sum of European allies.
 */
enum AllyTables {
  EUROPEAN("", "Allies", "Data", "Targets", "Gaps"),
  MEMO("memo-", "Memo", "Memo_data", "Memo_targets", "Memo_gaps");

  private final String prefix;
  private final TableName allies;
  private final TableName data;
  private final TableName targets;
  private final TableName gaps;

  AllyTables(String prefix, String allies, String data, String targets, String gaps) {
    this.prefix = prefix;
    this.allies = new TableName(allies);
    this.data = new TableName(data);
    this.targets = new TableName(targets);
    this.gaps = new TableName(gaps);
  }

  /** Whose figures are in them. */
  List<Ally> allies(ReportModel model) {
    return this == EUROPEAN ? model.europeanAllies() : model.memoAllies();
  }

  /** The id of their sheet of a kind. */
  String id(String sheet) {
    return prefix + sheet;
  }

  /** A row an ally, in the latest year. */
  TableName allies() {
    return allies;
  }

  /** The figures as published. */
  TableName data() {
    return data;
  }

  /** Where each stood against which target, by year. */
  TableName targets() {
    return targets;
  }

  /** What each lacks to which target, by year. */
  TableName gaps() {
    return gaps;
  }
}
