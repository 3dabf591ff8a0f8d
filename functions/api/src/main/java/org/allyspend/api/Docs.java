package org.allyspend.api;

import java.util.Map;
import org.allyspend.core.domain.Resources;

/** The documentation of the API as a page: Redoc over {@code /openapi.yaml}. */
final class Docs {
  private static final String REDOC = Resources.text("/docs/version.txt").strip();

  /** What a browser may do here: Redoc sets styles as it goes, and searches in a worker. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; worker-src blob:; style-src 'unsafe-inline';"
          + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Response page =
      Response.text(
              200,
              "text/html; charset=utf-8",
              Resources.text("/docs/index.html").replace("{{redoc}}", REDOC))
          .with("content-security-policy", POLICY);

  /** Packed once, for the first who asks: it is large, and few read the documentation. */
  private static final class Script {
    private static final Response PLAIN =
        Response.text(
                200,
                "text/javascript; charset=utf-8",
                Resources.text("/docs/vendored/redoc/package/bundles/redoc.standalone.js"))
            .with("cache-control", "public, max-age=31536000, immutable");

    private static final Map<Boolean, Response> FOR_WHO_TAKES_GZIP =
        Map.of(false, PLAIN.packedFor(""), true, PLAIN.packedFor("gzip"));
  }

  Response page(Request request) {
    return page;
  }

  /** A file of the page, by its name, which tells its version. */
  Response file(Request request, String name) {
    if (!name.equals(REDOC)) {
      throw Problem.notFound("nothing stands at /docs/" + Request.shorten(name));
    }
    return Script.FOR_WHO_TAKES_GZIP.get(
        Accepted.of(request.header("accept-encoding")).takes("gzip"));
  }
}
