package org.allyspend.api;

/** What carries a run out once it has begun. */
public interface Executions {

  /**
   * Starts one execution of this name; starting it again changes nothing.
   *
   * @param name unlike any other's, such as the run's id
   * @param input the JSON the execution works on
   */
  void start(String name, String input);
}
