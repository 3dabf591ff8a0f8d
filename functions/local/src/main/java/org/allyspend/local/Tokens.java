package org.allyspend.local;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.Optional;

/** What lets callers of the local server in: what the cloud's authorizer does. */
interface Tokens {

  /** The claims of an Authorization header, or empty where it does not let anyone in. */
  Optional<JWTClaimsSet> verify(String authorization);

  /** The stage's variables that tell the page how people come in. */
  Map<String, String> variables();
}
