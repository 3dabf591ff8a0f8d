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
import java.util.Optional;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;

/**
 * The tables that are read, by what they say, as the editions from 2017 to 2026 print them: since
 * 2025 'core defence expenditure' stands where earlier editions say 'defence expenditure'; until
 * 2022 GDP is real alone, in billions; and the base year of constant prices moves.
 */
enum NatoTable {
  NATIONAL_CURRENCY(
      "1",
      "[core ]defence expenditure",
      List.of(new Unit("million national currency[ units]", 0)),
      false,
      List.of(
          new Block("current prices", EXPENDITURE_NATIONAL),
          new Block("constant NNNN prices", EXPENDITURE_NATIONAL_CONSTANT))),
  EXPENDITURE_USD(
      "2",
      "[core ]defence expenditure",
      Unit.DOLLARS,
      true,
      List.of(
          new Block("current prices and exchange rates", EXPENDITURE),
          new Block("constant NNNN prices and exchange rates", EXPENDITURE_CONSTANT))),
  SHARE_AND_CHANGE(
      "3",
      "[core ]defence expenditure as a share of GDP and annual real change",
      List.of(new Unit("based on NNNN prices[ and exchange rates]", 0)),
      true,
      List.of(
          new Block("share of real GDP[ (%)]", SHARE_OF_GDP),
          new Block("annual real change[ (%)]", REAL_CHANGE))),
  GROSS_DOMESTIC_PRODUCT(
      "5",
      "[real ]GDP",
      Unit.DOLLARS,
      true,
      List.of(
          new Block("current prices and exchange rates", GDP),
          new Block("constant NNNN prices and exchange rates", GDP_CONSTANT))),
  PER_CAPITA(
      "6",
      "GDP per capita and [core ]defence expenditure per capita",
      List.of(new Unit("NNNN prices and exchange rates", 0)),
      true,
      List.of(
          new Block("GDP per capita (thousand US dollars)", GDP_PER_CAPITA),
          new Block("[core ]defence expenditure per capita (US dollars)", EXPENDITURE_PER_CAPITA))),
  MILITARY_PERSONNEL(
      "7",
      "military personnel",
      List.of(new Unit("thousands", 0)),
      true,
      List.of(new Block("", PERSONNEL))),
  EQUIPMENT_AND_PERSONNEL(
      "8a",
      "distribution of [core ]defence expenditure by main category",
      List.of(new Unit("percentage of total [core ]defence expenditure", 0)),
      false,
      List.of(
          new Block("equipment[ (a)]", EQUIPMENT_SHARE),
          new Block("personnel[ (b)]", PERSONNEL_SHARE))),
  INFRASTRUCTURE_AND_OTHER(
      "8b",
      "distribution of [core ]defence expenditure by main category",
      List.of(new Unit("percentage of total [core ]defence expenditure", 0)),
      false,
      List.of(
          new Block("infrastructure[ (c)]", INFRASTRUCTURE_SHARE),
          new Block("other[ (d)]", OTHER_SHARE)));

  /**
   * A unit that may stand over a table.
   *
   * @param words the words over the table, with the base year where all of it has one
   * @param shift how far the point of a figure moves to the right for the measure's own unit
   */
  record Unit(Wording words, int shift) {
    /** US dollars in millions, or in billions. */
    static final List<Unit> DOLLARS =
        List.of(
            new Unit("million US dollars[ (NNNN prices and exchange rates)]", 0),
            new Unit("billion US dollars[ (NNNN prices and exchange rates)]", 3));

    Unit(String words, int shift) {
      this(Wording.of(words), shift);
    }
  }

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

    /** Whether it is about GDP, in which every ally counts: elsewhere those with forces do. */
    boolean isAboutGdp() {
      return measure.equals(GDP) || measure.equals(GDP_CONSTANT) || measure.equals(GDP_PER_CAPITA);
    }

    /** Whether an edition may come without it, as those until 2022 do without current GDP. */
    boolean isOptional() {
      return measure.equals(GDP);
    }
  }

  private final String number;
  private final Wording title;
  private final List<Unit> units;
  private final boolean printsAggregates;
  private final List<Block> blocks;

  NatoTable(
      String number, String title, List<Unit> units, boolean printsAggregates, List<Block> blocks) {
    this.number = number;
    this.title = Wording.of(title);
    this.units = units;
    this.printsAggregates = printsAggregates;
    this.blocks = blocks;
  }

  String number() {
    return number;
  }

  Wording title() {
    return title;
  }

  List<Unit> units() {
    return units;
  }

  /** Whether no report can be made without it. */
  boolean isNeeded() {
    return this == EXPENDITURE_USD || this == SHARE_AND_CHANGE;
  }

  /** The block that need not be titled where the unit states a base year for all of the table. */
  Optional<Block> untitled(int baseYear) {
    if (blocks.size() == 1) {
      return Optional.of(blocks.get(0));
    }
    List<Block> constant =
        blocks.stream().filter(one -> one.measure().prices() == PriceBasis.Kind.CONSTANT).toList();
    return baseYear != 0 && constant.size() == 1 ? Optional.of(constant.get(0)) : Optional.empty();
  }

  boolean printsAggregates() {
    return printsAggregates;
  }

  List<Block> blocks() {
    return blocks;
  }
}
