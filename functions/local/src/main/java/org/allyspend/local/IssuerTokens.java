package org.allyspend.local;

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
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Json;

/** Access tokens of an OpenID Connect issuer, whose keys are found by its discovery document. */
final class IssuerTokens implements Tokens {
  private static final int PATIENCE_MILLIS = 10_000;

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
  IssuerTokens(String issuer, String client, String audience) {
    this.issuer = issuer;
    this.client = client;
    this.audience = audience;
    JWKSource<SecurityContext> keys = JWKSourceBuilder.create(keys(issuer)).build();
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

  private static URL keys(String issuer) {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    try {
      String document =
          new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS)
              .retrieveResource(URI.create(address).toURL())
              .getContent();
      JsonNode discovered = Json.read(document, JsonNode.class, address);
      return URI.create(discovered.path("jwks_uri").asText()).toURL();
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.at("--issuer")
          .expected("an OpenID Connect issuer that tells of itself at " + address)
          .found(String.valueOf(e.getMessage()))
          .exception();
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
