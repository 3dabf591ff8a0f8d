package org.allyspend.report.workbook;

/**
 * A value of a cell that is shown with the mark of what rests on a break: the mark is part of how
 * the cell is shown, so that formulas and filters see the value alone.
 *
 * @param value a decimal, a text or a {@link Formula}
 */
public record Marked(Object value) {}
