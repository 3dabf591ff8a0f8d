package org.allyspend.ingest;

import java.util.ArrayList;
import java.util.List;

/** How a source's document was found, step by step, in sentences for readers. */
final class Trail {
  private final List<String> steps = new ArrayList<>();
  private String notice = "";

  /** One more step. */
  void step(String sentence) {
    steps.add(sentence);
  }

  /** What is to be told though a document was found, one thing after the other. */
  void notice(String sentence) {
    notice = notice.isEmpty() ? sentence : notice + "; " + sentence;
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** What is to be told, empty where nothing is. */
  String notice() {
    return notice;
  }
}
