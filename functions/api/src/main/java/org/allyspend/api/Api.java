package org.allyspend.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Resources;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.UnavailableException;
import org.allyspend.core.lambda.AwsErrors;
import org.allyspend.core.lambda.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** The routes, and who may take them. What stands in {@code infra/openapi.yaml} stands here. */
final class Api {
  private static final Function<Settings, String> READ = Settings::read;
  private static final Function<Settings, String> WRITE = Settings::write;
  private static final Function<Settings, String> PUBLISH = Settings::publish;

  /** Answered as GET is, with the headers alone. */
  private static final String HEAD = "HEAD";

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private interface Answer {
    Response to(Request request, String segment);
  }

  private record Route(
      String method, Pattern path, Function<Settings, String> scope, Answer answer) {}

  private final List<Route> routes = new ArrayList<>();
  private final KeptAnswers kept = new KeptAnswers(Clock.systemUTC());

  /** On what {@link FrontDesk} is given, and the runs it begins. */
  Api(Stores stores, Runs begun, Downloads downloads, Subscriptions mails, Clock clock) {
    Assessments assessments = new Assessments(stores);
    AskedReport asked = new AskedReport(stores, assessments);
    RunsResource runs = new RunsResource(stores, assessments, begun, clock);
    ReportsResource reports = new ReportsResource(stores, downloads);
    AggregatesResource aggregates = new AggregatesResource(asked, assessments);
    AlliesResource allies = new AlliesResource(asked, assessments);
    CatalogueResource catalogue = new CatalogueResource(asked, assessments);
    ReleasesResource releases = new ReleasesResource(stores);
    VintagesResource vintages = new VintagesResource(stores, assessments, clock);
    ChangesResource changes = new ChangesResource(stores, assessments);
    SeriesResource series = new SeriesResource(asked, assessments);
    SubscriptionsResource subscriptions = new SubscriptionsResource(asked, mails, new UserInfo());
    FeedResource feed = new FeedResource(stores);
    Page page = new Page();
    Docs docs = new Docs();
    addTagged("/", null, (request, none) -> page.response(request));
    Response description = Response.text(200, "application/yaml", Resources.text("/openapi.yaml"));
    addTagged("/openapi.yaml", null, (request, none) -> description);
    Schemas schemas = new Schemas();
    addTagged("/schemas/([^/]{1,80})", null, schemas::get);
    addTagged("/docs", null, (request, none) -> docs.page(request));
    add("GET", "/docs/([^/]{1,80})", null, docs::file);
    addTagged(
        "/feed",
        settings -> settings.openFeed() ? null : settings.read(),
        (request, none) -> feed.get(request));
    add("GET", "/health", null, (request, none) -> Response.json(200, Map.of("status", "ok")));
    add("GET", "/permissions", READ, (request, none) -> permissions(request));
    add("POST", "/runs", WRITE, (request, none) -> runs.begin(request, Run.Kind.AD_HOC));
    add("POST", "/reports", PUBLISH, (request, none) -> runs.begin(request, Run.Kind.OFFICIAL));
    add("POST", "/runs/([^/]{1,80})/retry", WRITE, runs::retry);
    add("POST", "/subscriptions", READ, (request, none) -> subscriptions.subscribe(request));
    addTagged("/runs", READ, (request, none) -> runs.list(request));
    addTagged("/runs/([^/]{1,80})", READ, runs::get);
    add("GET", "/runs/([^/]{1,80})/download", READ, reports::downloadOfRun);
    addTagged("/reports", READ, (request, none) -> reports.list(request));
    addTagged("/reports/([^/]{1,80})", READ, reports::get);
    add("GET", "/reports/([^/]{1,80})/download", READ, reports::download);
    addOfReport(asked, "/aggregates", (request, none) -> aggregates.get(request));
    addOfReport(asked, "/allies", (request, none) -> allies.list(request));
    addOfReport(asked, "/allies/([^/]{1,80})", allies::get);
    addTagged("/releases", READ, (request, none) -> releases.get(request));
    addOfReport(asked, "/groups", (request, none) -> catalogue.groups(request));
    addOfReport(asked, "/measures", (request, none) -> catalogue.measures(request));
    addOfReport(asked, "/targets", (request, none) -> catalogue.targets(request));
    addOfReport(asked, "/sources", (request, none) -> catalogue.sources(request));
    addTagged("/changes", READ, (request, none) -> changes.get(request));
    addOfReport(asked, "/series", (request, none) -> series.get(request));
    addTagged("/vintages", READ, (request, none) -> vintages.get(request));
  }

  /** What the caller may do, so that nobody is offered what will be refused. */
  private static Response permissions(Request request) {
    request.requireOnly();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("caller", request.caller().id());
    body.put("read", true);
    body.put("run", request.may(request.settings().write()));
    body.put("publish", request.may(request.settings().publish()));
    return Response.json(200, body).with("cache-control", "no-store");
  }

  private void add(String method, String path, Function<Settings, String> scope, Answer answer) {
    routes.add(new Route(method, Pattern.compile(path), scope, answer));
  }

  /** What is not told again to whom has it already. */
  private void addTagged(String path, Function<Settings, String> scope, Answer answer) {
    add("GET", path, scope, (request, segment) -> answer.to(request, segment).tagged());
  }

  /** What follows from the report that is asked about. */
  private void addOfReport(AskedReport asked, String path, Answer answer) {
    add(
        "GET",
        path,
        READ,
        (request, segment) ->
            kept.of(
                request, () -> asked.report(request), () -> answer.to(request, segment).tagged()));
  }

  Response answer(Request request) {
    Response response =
        secured(answered(request))
            .unlessKnown(request.header("if-none-match"))
            .packedFor(request.header("accept-encoding"));
    return request.method().equals(HEAD) ? response.bodiless() : response;
  }

  private Response answered(Request request) {
    try {
      return route(request);
    } catch (Problem problem) {
      return problem.response();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      boolean passes =
          e instanceof SdkException aws && AwsErrors.explained(aws) instanceof UnavailableException;
      return (passes ? Problem.unavailable() : Problem.failed()).response();
    }
  }

  private Response route(Request request) {
    Set<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(request.path());
      if (matcher.matches()) {
        allowed.add(route.method());
        if (route.method().equals("GET")) {
          allowed.add(HEAD);
        }
        if (route.method().equals(request.method().equals(HEAD) ? "GET" : request.method())) {
          Optional.ofNullable(route.scope())
              .map(scope -> scope.apply(request.settings()))
              .ifPresent(request::requireScope);
          return route.answer().to(request, matcher.groupCount() > 0 ? matcher.group(1) : "");
        }
      }
    }
    if (!allowed.isEmpty()) {
      String methods = String.join(", ", allowed);
      throw Problem.notAllowed("expected " + methods + " here", methods);
    }
    throw Problem.notFound("nothing stands at " + Request.shorten(request.path()));
  }

  private static Response secured(Response response) {
    Response secured =
        response.with("x-content-type-options", "nosniff").with("referrer-policy", "no-referrer");
    return response.headers().containsKey("content-security-policy")
        ? secured
        : secured.with("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
