package org.allyspend.local;

/** An Authorization header that bears a token; the scheme's case makes no difference. */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static boolean isToken(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  static String token(String authorization) {
    return authorization.substring(SCHEME.length()).strip();
  }
}
