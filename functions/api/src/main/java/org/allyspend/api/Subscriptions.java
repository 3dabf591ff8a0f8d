package org.allyspend.api;

import java.util.Optional;

/**
 * Who is told by mail of what. An address has one subscription, whose filter says of which notices
 * it is told; without one it is told of all.
 */
public interface Subscriptions {

  /** How far a subscription is. */
  enum State {
    /** A mail has gone to the address, with a link by which it says that it wants this. */
    PENDING,
    /** It is told of what its filter lets through. */
    CONFIRMED,
    /** It is kept by who sends no mail. */
    UNSENT
  }

  /**
   * A subscription that is there.
   *
   * @param id how it is called
   * @param filter the filter as JSON, empty where there is none
   */
  record Subscription(String id, State state, String filter) {}

  /** That of an address, or empty; of one that is pending neither its id nor its filter is told. */
  Optional<Subscription> find(String address);

  /**
   * Subscribes an address; of one that is pending with this very filter, the mail goes once more.
   *
   * @param filter what it is told of, as JSON
   * @throws Refused where one is pending with another filter, or the address can't be one
   */
  State add(String address, String filter) throws Refused;

  /** Gives a subscription that is confirmed another filter. */
  void change(Subscription subscription, String filter);

  /** Why an address was not subscribed. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    /** What is the matter. */
    public enum Why {
      /** One is pending with another filter. */
      PENDING,
      /** It can't be an address. */
      ADDRESS,
      /** There are as many as there can be. */
      FULL
    }

    private final Why why;

    /** For this reason. */
    public Refused(Why why, Throwable cause) {
      super(why.name(), cause);
      this.why = why;
    }

    /** What is the matter. */
    public Why why() {
      return why;
    }
  }
}
