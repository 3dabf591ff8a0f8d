package org.allyspend.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Resources;
import org.allyspend.core.lambda.Json;

/** The page at {@code /}: one document with its style and scripts in it, and no data. */
final class Page {
  /** In the order in which they are run: libraries first, what begins last. */
  private static final List<String> SCRIPTS =
      List.of(
          "vendored/oidc-client-ts/package/dist/browser/oidc-client-ts.min.js",
          "vendored/d3-array/package/dist/d3-array.min.js",
          "vendored/d3-path/package/dist/d3-path.min.js",
          "vendored/d3-shape/package/dist/d3-shape.min.js",
          "service.js",
          "words.js",
          "sign-in.js",
          "dom.js",
          "chart.js",
          "figures.js",
          "overview.js",
          "group.js",
          "allies.js",
          "ally.js",
          "definitions.js",
          "support.js",
          "budgets.js",
          "changes.js",
          "runs.js",
          "subscribe.js",
          "page.js");

  private final String style = Resources.text("/page/page.css");
  private final String script =
      SCRIPTS.stream()
          .map(name -> Resources.text("/page/" + name))
          .collect(Collectors.joining("\n"));
  private final String document =
      Resources.text("/page/index.html")
          .replace("{{style}}", style)
          .replace("{{script}}", script)
          .replace("{{labels}}", embedded(Names.ofPage()));

  /** An operator's settings hardly ever change. */
  private final Map<Settings, Response> responses = new ConcurrentHashMap<>();

  Response response(Request request) {
    return responses.computeIfAbsent(request.settings(), this::response);
  }

  private Response response(Settings settings) {
    return Response.text(
            200, "text/html; charset=utf-8", document.replace("{{settings}}", json(settings)))
        .with("content-security-policy", policy(settings.signIn()));
  }

  /** What the page has to know of how people come in. */
  private static String json(Settings settings) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("mode", settings.signIn().mode().name().toLowerCase(Locale.ROOT));
    told.put("issuer", settings.signIn().issuer());
    told.put("client", settings.signIn().client());
    told.put("audience", settings.signIn().audience());
    told.put("scopes", List.of(settings.read(), settings.write(), settings.publish()));
    return embedded(told);
  }

  /** As JSON that can stand in a document. */
  private static String embedded(Object value) {
    return Json.text(value).replace("<", "\\u003c");
  }

  /** What a browser may do here: this very style and script, this API, its issuer, and no more. */
  private String policy(SignIn signIn) {
    String others =
        Stream.concat(Stream.of(signIn.issuer()).map(Page::origin), signIn.origins().stream())
            .filter(origin -> !origin.isEmpty())
            .distinct()
            .map(origin -> " " + origin)
            .collect(Collectors.joining());
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; connect-src 'self'"
        + others
        + "; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String origin(String issuer) {
    if (issuer.isEmpty()) {
      return "";
    }
    URI address = URI.create(issuer);
    return address.getScheme() + "://" + address.getAuthority();
  }

  private static String hash(String text) {
    byte[] hash = Hash.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
