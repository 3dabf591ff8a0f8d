package org.allyspend.core.lambda;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done once, before Lambda takes the snapshot every later start begins from: classes are
 * loaded and clients have spoken, so that no caller waits for it. What is done must leave nothing
 * unique, random or dated behind.
 */
public final class SnapStart implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);

  /** The context forgets whom no one else remembers. */
  private static final List<SnapStart> REGISTERED = new CopyOnWriteArrayList<>();

  private final Runnable work;

  private SnapStart(Runnable work) {
    this.work = work;
  }

  /** Has this done before the snapshot; where it fails, starts are slower and nothing else. */
  public static void prime(Runnable work) {
    SnapStart resource = new SnapStart(work);
    REGISTERED.add(resource);
    Core.getGlobalContext().register(resource);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("priming failed, so that starts are slower", e);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections that broke meanwhile are opened anew by the clients' own retries.
  }
}
