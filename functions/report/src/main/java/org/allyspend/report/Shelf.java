package org.allyspend.report;

import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Spool;

/** Where files of a report go, from each thread that makes them one after the other. */
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
