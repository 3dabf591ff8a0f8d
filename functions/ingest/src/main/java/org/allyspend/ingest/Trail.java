package org.allyspend.ingest;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Remark;

/** How a source's document was found, step by step. */
final class Trail {
  private final List<Remark> steps = new ArrayList<>();
  private Remark notice;

  /** One more step. */
  void step(Remark.Kind kind, String... values) {
    step(Remark.of(kind, values));
  }

  /** The same where it rests on another remark. */
  void step(Remark remark) {
    steps.add(remark);
  }

  /** What is to be told though a document was found, one thing after the other. */
  void notice(Remark remark) {
    notice = notice == null ? remark : notice.and(remark);
  }

  List<Remark> steps() {
    return List.copyOf(steps);
  }

  /** What is to be told, null where nothing is. */
  Remark notice() {
    return notice;
  }
}
