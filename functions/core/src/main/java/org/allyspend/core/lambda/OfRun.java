package org.allyspend.core.lambda;

/** What a request is that belongs to a run, which every line of the log then names. */
public interface OfRun {
  /** The run's id, or null where it belongs to none. */
  String run();
}
