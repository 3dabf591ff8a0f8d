package org.allyspend.core.domain;

import java.time.Instant;

/**
 * One step of a run.
 *
 * @param name which: 'ingest nato', 'aggregate', 'report'
 * @param startedAt when it began
 * @param endedAt when it ended, null while it runs
 * @param failure why it failed, null where it did not
 */
public record Step(String name, Instant startedAt, Instant endedAt, Remark failure) {}
