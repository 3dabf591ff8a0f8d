package org.allyspend.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of the local server, signed with a key of its own that lives as long as the server does:
 * what the cloud's issuer and authorizer do, in small.
 */
final class LocalTokens implements Tokens {
  private static final String ISSUER = "allyspend-local";
  private static final Duration LIFETIME = Duration.ofHours(12);

  private final byte[] key = new byte[32];
  private final Clock clock;

  LocalTokens(Clock clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(key);
  }

  /** A token for these scopes, joined by spaces. */
  String issue(String scopes) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject("local")
                .claim("scope", scopes)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .build());
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a key of 32 bytes can always sign", e);
    }
    return token.serialize();
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("signIn", "token");
  }

  @Override
  public Optional<JWTClaimsSet> verify(String authorization) {
    if (!Bearer.isToken(authorization)) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(Bearer.token(authorization));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      boolean holds =
          token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
              && token.verify(new MACVerifier(key))
              && ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(ISSUER)
              && claims.getExpirationTime() != null
              && claims.getExpirationTime().toInstant().isAfter(clock.instant());
      return holds ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
