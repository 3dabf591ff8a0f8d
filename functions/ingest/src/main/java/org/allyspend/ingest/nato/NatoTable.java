package org.allyspend.ingest.nato;

import static org.allyspend.core.domain.Measure.EQUIPMENT_SHARE;
import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_NATIONAL;
import static org.allyspend.core.domain.Measure.EXPENDITURE_NATIONAL_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_PER_CAPITA;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;
import static org.allyspend.core.domain.Measure.INFRASTRUCTURE_SHARE;
import static org.allyspend.core.domain.Measure.OTHER_SHARE;
import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.PERSONNEL_SHARE;
import static org.allyspend.core.domain.Measure.REAL_CHANGE;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;

/**
 * The tables that are read, by what they say: since 2025 'core defence expenditure' stands where
 * earlier editions say 'defence expenditure', and the base year of constant prices moves.
 */
enum NatoTable {
  NATIONAL_CURRENCY(
      "1",
      "[core ]defence expenditure",
      "million national currency units",
      false,
      List.of(
          new Block("current prices", EXPENDITURE_NATIONAL),
          new Block("constant NNNN prices", EXPENDITURE_NATIONAL_CONSTANT))),
  EXPENDITURE_USD(
      "2",
      "[core ]defence expenditure",
      "million US dollars",
      true,
      List.of(
          new Block("current prices and exchange rates", EXPENDITURE),
          new Block("constant NNNN prices and exchange rates", EXPENDITURE_CONSTANT))),
  SHARE_AND_CHANGE(
      "3",
      "[core ]defence expenditure as a share of GDP and annual real change",
      "based on NNNN prices",
      true,
      List.of(
          new Block("share of real GDP[ (%)]", SHARE_OF_GDP),
          new Block("annual real change[ (%)]", REAL_CHANGE))),
  GROSS_DOMESTIC_PRODUCT(
      "5",
      "GDP",
      "million US dollars",
      true,
      List.of(
          new Block("current prices and exchange rates", GDP),
          new Block("constant NNNN prices and exchange rates", GDP_CONSTANT))),
  PER_CAPITA(
      "6",
      "GDP per capita and [core ]defence expenditure per capita",
      "NNNN prices and exchange rates",
      true,
      List.of(
          new Block("GDP per capita (thousand US dollars)", GDP_PER_CAPITA),
          new Block("[core ]defence expenditure per capita (US dollars)", EXPENDITURE_PER_CAPITA))),
  MILITARY_PERSONNEL(
      "7", "military personnel", "thousands", true, List.of(new Block("", PERSONNEL))),
  EQUIPMENT_AND_PERSONNEL(
      "8a",
      "distribution of [core ]defence expenditure by main category",
      "percentage of total [core ]defence expenditure",
      false,
      List.of(
          new Block("equipment[ (a)]", EQUIPMENT_SHARE),
          new Block("personnel[ (b)]", PERSONNEL_SHARE))),
  INFRASTRUCTURE_AND_OTHER(
      "8b",
      "distribution of [core ]defence expenditure by main category",
      "percentage of total [core ]defence expenditure",
      false,
      List.of(
          new Block("infrastructure[ (c)]", INFRASTRUCTURE_SHARE),
          new Block("other[ (d)]", OTHER_SHARE)));

  /**
   * One block of a table. A table of a single block need not title it.
   *
   * @param title the words over the block
   * @param measure what its figures are
   */
  record Block(Wording title, Measure measure) {
    Block(String title, Measure measure) {
      this(Wording.of(title), measure);
    }

    /** Whether the ally is expected in this block: all are in GDP, those with forces elsewhere. */
    boolean expects(Ally ally, int lastYear) {
      boolean aboutGdp =
          measure.equals(GDP) || measure.equals(GDP_CONSTANT) || measure.equals(GDP_PER_CAPITA);
      return ally.countsIn(lastYear) && (aboutGdp || ally.hasArmedForces());
    }
  }

  private final String number;
  private final Wording title;
  private final Wording unit;
  private final boolean printsAggregates;
  private final List<Block> blocks;

  NatoTable(
      String number, String title, String unit, boolean printsAggregates, List<Block> blocks) {
    this.number = number;
    this.title = Wording.of(title);
    this.unit = Wording.of(unit);
    this.printsAggregates = printsAggregates;
    this.blocks = blocks;
  }

  String number() {
    return number;
  }

  Wording title() {
    return title;
  }

  Wording unit() {
    return unit;
  }

  boolean printsAggregates() {
    return printsAggregates;
  }

  List<Block> blocks() {
    return blocks;
  }
}
