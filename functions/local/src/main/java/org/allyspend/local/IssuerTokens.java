package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetcher;

/** Access tokens of an OpenID Connect issuer, whose keys are found by its discovery document. */
final class IssuerTokens implements Tokens {
  private static final int LONGEST = 1_000_000;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final String issuer;
  private final String client;
  private final String audience;

  /**
   * Asks the issuer where its keys are.
   *
   * @param client what the page is called at the issuer
   * @param audience whom the tokens must be for
   */
  IssuerTokens(String issuer, String client, String audience, Clock clock) {
    this.issuer = issuer;
    this.client = client;
    this.audience = audience;
    JWKSource<SecurityContext> keys = JWKSourceBuilder.create(keys(issuer, clock)).build();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256), keys));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")));
  }

  /** Whether a text can be an issuer's address. */
  static boolean isAddress(String issuer) {
    try {
      URI uri = URI.create(issuer);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where the issuer says that its keys are. */
  private static URL keys(String issuer, Clock clock) {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    String where = "--issuer " + issuer;
    FetchRules rules = FetchRules.of(Set.of(FetchRules.host(address)), false, LONGEST);
    try (Fetched document =
        new Fetcher(rules, clock).fetch(address, DocumentKind.JSON, Fetched.Validators.NONE)) {
      byte[] bytes = document.content().orElseThrow().bytes();
      String keys =
          Json.read(new String(bytes, UTF_8), JsonNode.class, where).path("jwks_uri").asText();
      if (!isAddress(keys)) {
        throw Refusal.at(where)
            .expected("jwks_uri, the address of its keys, in what it tells of itself at " + address)
            .found(keys.isEmpty() ? "none" : Refusal.quoted(keys))
            .exception();
      }
      return URI.create(keys).toURL();
    } catch (FetchFailedException e) {
      throw new UnusableException(
          Refusal.at(where)
              .expected("an OpenID Connect issuer that tells of itself")
              .found(e.getMessage()),
          e);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("an http address is a URL", e);
    }
  }

  @Override
  public Optional<JWTClaimsSet> verify(String authorization) {
    if (!Bearer.isToken(authorization)) {
      return Optional.empty();
    }
    try {
      return Optional.of(processor.process(Bearer.token(authorization), null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("signIn", "oidc", "issuer", issuer, "client", client, "audience", audience);
  }
}
