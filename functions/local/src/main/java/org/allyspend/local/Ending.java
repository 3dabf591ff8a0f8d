package org.allyspend.local;

/**
 * That this process was asked to end, as by Ctrl-C: what it has not kept goes, nothing new begins,
 * and what then fails is nobody's fault and is not told.
 */
final class Ending {
  private static volatile boolean underWay;

  private Ending() {}

  static boolean isUnderWay() {
    return underWay;
  }

  /** Does this when the process is asked to end, at once with whatever else is to be done then. */
  static void then(Runnable leaving) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  underWay = true;
                  leaving.run();
                }));
  }
}
