package org.allyspend.ingest.xlsx;

import java.util.List;

/**
 * A worksheet as rows of cells that are not blank.
 *
 * @param name the sheet's name
 * @param rows from the top, each from the left; a row without cells is left out
 */
public record Sheet(String name, List<List<Cell>> rows) {}
