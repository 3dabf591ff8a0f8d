package org.allyspend.report;

import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Spool;

/** Where files of a report go, one after the other, so that no more than one is held at a time. */
@FunctionalInterface
public interface Shelf {
  /**
   * Keeps a file.
   *
   * @param name its name among the report's
   * @param file what makes it
   * @return its size and hash, which the data package states
   */
  Report.File keep(String name, Spool.Writing file);
}
