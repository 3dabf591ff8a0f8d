package org.allyspend.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.allyspend.api.Subscriptions;

/**
 * What SNS does of subscribing, in small: wishes are kept as long as the server runs, and told to
 * nobody, since no mail leaves this machine.
 */
final class LocalSubscriptions implements Subscriptions {
  private final Map<String, String> filters =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

  @Override
  public Optional<Subscription> find(String address) {
    return Optional.ofNullable(filters.get(address))
        .map(filter -> new Subscription(address, State.UNSENT, filter));
  }

  @Override
  public State add(String address, String filter) {
    filters.put(address, filter);
    return State.UNSENT;
  }

  @Override
  public void change(Subscription subscription, String filter) {
    filters.put(subscription.id(), filter);
  }
}
