package org.allyspend.api;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.allyspend.core.domain.Refusal;

/** The forms in which figures are answered. */
enum Form {
  /** As this API's own JSON, whose decimals are texts. */
  JSON("json", "application/json"),
  /** As a table (RFC 4180), a line a figure. */
  CSV("csv", "text/csv"),
  /** As a cube in JSON-stat 2.0. */
  JSON_STAT("jsonstat", "application/vnd.json-stat+json");

  private final String id;
  private final String type;

  Form(String id, String type) {
    this.id = id;
    this.type = type;
  }

  /** The media type of an answer in this form. */
  String type() {
    return type;
  }

  /** The form that is asked for: what {@code format} names goes before what is accepted. */
  static Form of(Request request) {
    return of(request, List.of(values()));
  }

  /** The same of what is a table and no cube. */
  static Form ofTable(Request request) {
    return of(request, List.of(JSON, CSV));
  }

  private static Form of(Request request, List<Form> known) {
    return request
        .parameter("format")
        .map(format -> named(format, known))
        .orElseGet(() -> accepted(request.header("accept"), known));
  }

  private static Form named(String format, List<Form> known) {
    return known.stream()
        .filter(one -> one.id.equals(format.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> Problem.badRequest("parameter format: expected " + either(known, one -> one.id)));
  }

  private static Form accepted(String accept, List<Form> known) {
    List<String> types = known.stream().map(Form::type).toList();
    return Accepted.of(accept)
        .best(types)
        .map(type -> known.get(types.indexOf(type)))
        .orElseThrow(
            () -> Problem.notAcceptable("header Accept: expected " + either(known, Form::type)));
  }

  private static String either(List<Form> known, Function<Form, String> name) {
    return Refusal.oneOf(known.stream().map(name).toList());
  }
}
