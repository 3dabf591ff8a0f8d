package org.allyspend.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page at {@code /}: one document with its style and script in it, and no data. */
final class Page {
  private final Response response;

  Page() {
    String style = Resources.text("/page/page.css");
    String script = Resources.text("/page/page.js");
    String document =
        Resources.text("/page/index.html")
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    // What a browser may do here: this very style and script, this API, and nothing else.
    String policy =
        "default-src 'none'; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    response =
        Response.text(200, "text/html; charset=utf-8", document)
            .with("content-security-policy", policy);
  }

  Response response(Request request) {
    return response.tagged(request.header("if-none-match"));
  }

  private static String hash(String text) {
    try {
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
