package org.allyspend.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    return request
        .parameter("format")
        .map(Form::named)
        .orElseGet(() -> accepted(request.header("accept")));
  }

  private static Form named(String format) {
    return Stream.of(values())
        .filter(one -> one.id.equals(format.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Problem.badRequest("parameter format: expected json, csv or jsonstat"));
  }

  private static Form accepted(String accept) {
    List<String> types = Stream.of(values()).map(Form::type).toList();
    return Accepted.of(accept)
        .best(types)
        .map(type -> values()[types.indexOf(type)])
        .orElseThrow(
            () ->
                Problem.notAcceptable(
                    "header Accept: expected application/json, text/csv or"
                        + " application/vnd.json-stat+json"));
  }
}
