package org.allyspend.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.FilterPolicyLimitExceededException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.SubscriptionLimitExceededException;

/**
 * Subscriptions of a topic of SNS by mail. SNS sends the mail that asks for confirmation, and each
 * of its mails has a link that ends the subscription.
 */
public final class TopicSubscriptions implements Subscriptions {
  private static final String EMAIL = "email";
  private static final String FILTER = "FilterPolicy";

  /** What SNS has in the place of an ARN until the subscription is confirmed. */
  private static final String PENDING = "PendingConfirmation";

  private final Supplier<SnsClient> client;
  private final String topic;
  private SnsClient connected;

  /**
   * Those of the topic of this ARN.
   *
   * @param client is built for the first who asks: hardly anybody does
   */
  public TopicSubscriptions(Supplier<SnsClient> client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  private synchronized SnsClient sns() {
    if (connected == null) {
      connected = client.get();
    }
    return connected;
  }

  @Override
  public Optional<Subscription> find(String address) {
    return sns()
        .listSubscriptionsByTopicPaginator(list -> list.topicArn(topic))
        .subscriptions()
        .stream()
        .filter(one -> one.protocol().equals(EMAIL) && one.endpoint().equalsIgnoreCase(address))
        .findFirst()
        .map(one -> subscription(one.subscriptionArn()));
  }

  private Subscription subscription(String arn) {
    return arn.equals(PENDING)
        ? new Subscription(arn, State.PENDING, "")
        : new Subscription(
            arn,
            State.CONFIRMED,
            sns()
                .getSubscriptionAttributes(get -> get.subscriptionArn(arn))
                .attributes()
                .getOrDefault(FILTER, ""));
  }

  @Override
  public State add(String address, String filter) throws Refused {
    try {
      sns()
          .subscribe(
              subscribe ->
                  subscribe
                      .topicArn(topic)
                      .protocol(EMAIL)
                      .endpoint(address)
                      .attributes(Map.of(FILTER, filter)));
      return State.PENDING;
    } catch (InvalidParameterException e) {
      boolean another = String.valueOf(e.getMessage()).contains("already exists");
      throw new Refused(another ? Refused.Why.PENDING : Refused.Why.ADDRESS, e);
    } catch (FilterPolicyLimitExceededException | SubscriptionLimitExceededException e) {
      throw new Refused(Refused.Why.FULL, e);
    }
  }

  @Override
  public void change(Subscription subscription, String filter) {
    sns()
        .setSubscriptionAttributes(
            set ->
                set.subscriptionArn(subscription.id())
                    .attributeName(FILTER)
                    .attributeValue(filter));
  }
}
