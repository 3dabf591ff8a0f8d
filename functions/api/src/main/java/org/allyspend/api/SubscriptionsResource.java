package org.allyspend.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allyspend.api.Subscriptions.State;
import org.allyspend.api.Subscriptions.Subscription;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Target;

/**
 * {@code /subscriptions}: to be told by mail when a report has something of an ally or a target. An
 * address has one subscription, to which each wish is added.
 *
 * <p>Readers subscribe the address that is theirs, as their issuer says; only who may publish, and
 * so write to everyone who is told, may subscribe anybody else's. Either way the address is asked
 * first.
 */
final class SubscriptionsResource {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@<>(),;:\"\\\\\\[\\]]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})+");

  private static final int LONGEST_ADDRESS = 254;

  private final AskedReport reports;
  private final Subscriptions subscriptions;
  private final UserInfo users;

  /**
   * What is wanted.
   *
   * @param address who is to be told, null for the caller
   * @param allies codes of allies, null for none
   * @param targets ids of targets, null for none
   * @param reports whether every report is told, null for no
   */
  record Wish(
      @JsonProperty String address,
      @JsonProperty List<String> allies,
      @JsonProperty List<String> targets,
      @JsonProperty Boolean reports) {}

  SubscriptionsResource(AskedReport reports, Subscriptions subscriptions, UserInfo users) {
    this.reports = reports;
    this.subscriptions = subscriptions;
    this.users = users;
  }

  Response subscribe(Request request) {
    request.requireOnly();
    Wish wish = request.json(Wish.class);
    Interests interests = interests(request, wish);
    String address = address(request, wish);
    Optional<Subscription> there = subscriptions.find(address);
    return there.filter(one -> one.state() != State.PENDING).isPresent()
        ? widened(address, there.get(), interests)
        : added(address, interests);
  }

  private Response added(String address, Interests interests) {
    try {
      return answer(address, subscriptions.add(address, interests.filter()), interests);
    } catch (Subscriptions.Refused e) {
      throw switch (e.why()) {
        case PENDING ->
            Problem.stands(
                "another wish of this address waits for its confirmation: follow the link in the"
                    + " mail, which holds for two days, then ask again");
        case ADDRESS -> badAddress(address);
        case FULL ->
            Problem.stands(
                "there are as many subscriptions as SNS takes: whoever runs this ends some");
      };
    }
  }

  /** Nobody who is told of all, or by a filter made by hand, is to be told of less. */
  private Response widened(String address, Subscription there, Interests interests) {
    if (there.filter().isEmpty()) {
      throw Problem.stands("this address is told of everything already");
    }
    Interests both =
        Interests.of(there.filter())
            .orElseThrow(
                () ->
                    Problem.stands(
                        "this address has a filter that was made by hand: whoever runs this"
                            + " changes it"))
            .and(interests);
    if (!both.filter().equals(there.filter())) {
      subscriptions.change(there, both.filter());
    }
    return answer(address, there.state(), both);
  }

  private static Response answer(String address, State state, Interests interests) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("address", address);
    body.put("state", state.name().toLowerCase(Locale.ROOT));
    List<String> allies = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (String one : interests.of()) {
      if (Ally.ofIso3(one).isPresent()) {
        allies.add(one);
      } else if (!one.equals(Interests.EVERY_REPORT)) {
        targets.add(one);
      }
    }
    body.put("allies", allies);
    body.put("targets", targets);
    body.put("reports", interests.of().contains(Interests.EVERY_REPORT));
    return Response.json(state == State.PENDING ? 202 : 200, body)
        .with("cache-control", "no-store");
  }

  private Interests interests(Request request, Wish wish) {
    List<String> of = new ArrayList<>();
    List<String> allies = Optional.ofNullable(wish.allies()).orElse(List.of());
    for (int i = 0; i < allies.size(); i++) {
      of.add(known("/allies/" + i, "an ally's code", Asked.ALL_ALLIES, allies.get(i)));
    }
    List<String> targets = Optional.ofNullable(wish.targets()).orElse(List.of());
    List<String> all = reports.configuration(request).targets().stream().map(Target::id).toList();
    for (int i = 0; i < targets.size(); i++) {
      of.add(known("/targets/" + i, "a target's id", all, targets.get(i)));
    }
    if (Boolean.TRUE.equals(wish.reports())) {
      of.add(Interests.EVERY_REPORT);
    }
    if (of.isEmpty()) {
      throw Problem.badRequest("body: expected allies, targets or \"reports\": true");
    }
    return new Interests(of);
  }

  private static String known(String at, String what, List<String> known, String text) {
    return Problem.understood(() -> Refusal.choose(at, what, known, one -> one, text));
  }

  private String address(Request request, Wish wish) {
    boolean any = request.may(request.settings().publish());
    String wanted = Optional.ofNullable(wish.address()).orElse("").strip();
    if (any && !wanted.isEmpty()) {
      return wellFormed(wanted);
    }
    String own =
        request.caller().email().isEmpty() ? users.email(request) : request.caller().email();
    if (own.isEmpty()) {
      throw any
          ? Problem.badRequest("/address: expected an address, such as ada@example.org")
          : Problem.forbidden(
              "neither the token nor its issuer says which address is yours: whoever may publish"
                  + " can subscribe it");
    }
    if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(own)) {
      throw Problem.forbidden("you may subscribe " + own + " alone, which is yours");
    }
    return wellFormed(own);
  }

  private static String wellFormed(String address) {
    if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
      throw badAddress(address);
    }
    return address;
  }

  private static Problem badAddress(String address) {
    return Problem.badRequest(
        "/address: expected an address, such as ada@example.org, found '"
            + Request.shorten(address)
            + "'");
  }
}
