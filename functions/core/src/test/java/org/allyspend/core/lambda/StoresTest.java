package org.allyspend.core.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class StoresTest {
  /** In its initialisation, so that a version of it is not published. */
  @Test
  void a_function_that_is_not_told_its_table_does_not_start() {
    assumeTrue(System.getenv("TABLE_NAME") == null, "TABLE_NAME is set here");

    assertThatThrownBy(Stores::fromEnvironment)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("environment variable TABLE_NAME is not set");
  }
}
