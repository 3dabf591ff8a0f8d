package org.allyspend.core.lambda;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** Says in the user's words, by a JSON pointer (RFC 6901), why a document is refused. */
final class JsonRefusal {
  private static final String END = "its end";
  private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'");
  private static final Pattern ESCAPE = Pattern.compile("Unrecognized character escape");

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          Integer.class, "a whole number",
          Long.class, "a whole number",
          BigDecimal.class, "a number",
          Boolean.class, "true or false",
          String.class, "text",
          Instant.class, "a moment such as 2026-07-31T18:00:00Z",
          LocalDate.class, "a day such as 2026-07-31",
          YearMonth.class, "a month such as 2026-07");

  private JsonRefusal() {}

  /** Why this document can't be read as what it should be. */
  static Refusal of(String json, JsonProcessingException e) {
    Optional<JsonNode> document = tree(json);
    if (document.isEmpty() || !(e instanceof JsonMappingException mapping)) {
      return unreadable(json, e);
    }
    String pointer = pointer(mapping);
    if (mapping.getCause() instanceof RefusedException refused) {
      return pointer.isEmpty() ? refused.refusal() : refused.refusal().within(pointer);
    }
    return mismatch(mapping, pointer, document.get().at(pointer));
  }

  private static Refusal mismatch(JsonMappingException e, String pointer, JsonNode found) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return Refusal.ofChoice(
          pointer,
          "a known field",
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList(),
          unknown.getPropertyName());
    }
    Class<?> type = e instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
    if (type != null && type.isEnum() && found.isTextual()) {
      return Refusal.ofChoice(
          pointer,
          "a known word",
          Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList(),
          found.asText());
    }
    return Refusal.at(pointer)
        .expected(type == null ? "another value" : words(type))
        .found(Json.told(found));
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return Refusal.oneOf(Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList());
    }
    String word = WORDS.get(type.isPrimitive() ? ClassUtil.wrapperType(type) : type);
    if (word != null) {
      return word;
    }
    if (takesText(type)) {
      return WORDS.get(String.class);
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object" + example(type);
  }

  /** Whether it is made of whatever stands there, as what is said in one language or two is. */
  private static boolean takesText(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .map(method -> method.getAnnotation(JsonCreator.class))
        .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
  }

  /** The fields an object of this type may have: ' such as {"id": …, "name": …}'. */
  private static String example(Class<?> type) {
    String fields =
        Json.MAPPER
            .getDeserializationConfig()
            .introspect(Json.MAPPER.constructType(type))
            .findProperties()
            .stream()
            .map(property -> "\"" + property.getName() + "\": …")
            .sorted()
            .collect(Collectors.joining(", "));
    return fields.isEmpty() ? "" : " such as {" + fields + "}";
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "/" + step.getIndex()
                    : "/" + step.getFieldName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  /** What breaks the syntax, or the limits of depth and length, of which no place is told. */
  private static Refusal unreadable(String json, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    if (at == null || at.getLineNr() < 1) {
      return Refusal.at("").expected("JSON of common depth and length").found("more");
    }
    Matcher twice = said(TWICE, e);
    if (twice.find()) {
      return Refusal.twice("line " + at.getLineNr(), "the field '" + twice.group(1) + "'");
    }
    String excerpt = excerpt(json, at);
    Refusal refusal =
        Refusal.at("line " + at.getLineNr() + " column " + at.getColumnNr())
            .expected("a whole JSON document")
            .found(excerpt);
    if (said(ESCAPE, e).find()) {
      return refusal.todo("write a backslash twice: JSON has \\\\d for \\d");
    }
    return excerpt.equals(END)
        ? refusal
        : refusal.todo("see whether a comma, a bracket or a quotation mark is missing before it");
  }

  /** What only the library's words tell. */
  private static Matcher said(Pattern words, JsonProcessingException e) {
    return words.matcher(String.valueOf(e.getMessage()));
  }

  private static String excerpt(String json, JsonLocation at) {
    String line = json.lines().skip(at.getLineNr() - 1L).findFirst().orElse("");
    int column = Math.max(0, Math.min(at.getColumnNr() - 1, line.length()));
    int from = Math.max(0, column - 12);
    String around = line.substring(from, Math.min(line.length(), column + 12));
    return around.isBlank() ? END : "a break at " + Refusal.quoted(around.strip());
  }

  private static Optional<JsonNode> tree(String json) {
    try {
      return Optional.ofNullable(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
