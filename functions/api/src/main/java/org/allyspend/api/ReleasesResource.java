package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Stores;

/** {@code /releases}: what is kept of each source. */
final class ReleasesResource {
  private final Stores stores;

  ReleasesResource(Stores stores) {
    this.stores = stores;
  }

  Response get(Request request) {
    request.requireOnly("source");
    List<String> sources =
        request
            .parameter("source")
            .map(one -> List.of(Asked.source(request, one)))
            .orElse(Runs.KNOWN);
    Map<String, List<Release>> bySource =
        sources.size() == 1
            ? Map.of(sources.get(0), stores.releases().list(sources.get(0)))
            : stores.releases().all();
    List<Map<String, Object>> releases =
        sources.stream()
            .flatMap(source -> bySource.getOrDefault(source, List.of()).stream())
            .map(ReleasesResource::body)
            .toList();
    return Response.json(200, Map.of("releases", releases));
  }

  private static Map<String, Object> body(Release release) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("source", release.source());
    body.put("sha256", release.sha256());
    body.put("edition", release.edition());
    body.put("address", release.address());
    release.published().ifPresent(day -> body.put("publishedOn", day.toString()));
    body.put("storedAt", release.storedAt());
    body.put("knownSince", release.knownSince());
    body.put("state", release.state().name().toLowerCase(Locale.ROOT));
    body.put("observations", release.observations());
    body.put("warnings", release.warnings().size());
    if (!release.rejection().isEmpty()) {
      body.put("rejection", release.rejection());
    }
    return body;
  }
}
