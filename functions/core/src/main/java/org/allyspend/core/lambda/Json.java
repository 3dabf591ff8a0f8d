package org.allyspend.core.lambda;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Revision;

/** The one JSON mapper: strict when reading, and the same bytes every time when writing. */
public final class Json {
  private Json() {}

  /**
   * Refuses unknown fields, a field twice, nulls in lists, for numbers and for what is required,
   * fractions for whole numbers, numbers for words; decimals stay decimals, instants ISO 8601.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new PeriodsAsText())
          .annotationIntrospector(new RequiredIsNotNull())
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addMixIn(Check.class, Told.class)
          .addMixIn(Revision.class, Told.class)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /**
   * Reads what was stored, maybe by code that is newer than this: a field that is not known is
   * passed over, and an enum's word that is not known is null, of which its record makes the best.
   */
  private static final JsonMapper STORED =
      MAPPER
          .rebuild()
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .addMixIn(Remark.class, AsSentence.class)
          .addMixIn(Measure.class, AsId.class)
          .addMixIn(PriceBasis.class, AsUnit.class)
          .addMixIn(Check.class, Before.class)
          .addMixIn(Revision.class, Before.class)
          .build();

  /** How a remark was stored when it was no more than a sentence. */
  private abstract static class AsSentence {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Remark said(String sentence) {
      return Remark.said(sentence);
    }
  }

  /** Checks and revisions are many, and a published measure's id tells the whole of it. */
  interface Told {
    @JsonSerialize(using = MeasureId.class)
    Measure measure();
  }

  private static final class MeasureId extends JsonSerializer<Measure> {
    @Override
    public void serialize(Measure measure, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(measure.id());
    }
  }

  /** How checks and revisions have a measure. */
  private abstract static class AsId {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Measure published(String id) {
      return Measure.published(id);
    }
  }

  /** How they had its price basis. */
  private abstract static class AsUnit {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PriceBasis ofUnit(String words) {
      return PriceBasis.ofUnit(words);
    }
  }

  /** What was called otherwise: a unit's words, and a period while every one was a year. */
  interface Before {
    @JsonAlias("unit")
    PriceBasis basis();

    @JsonAlias("year")
    Period period();
  }

  /** To Jackson, a field that is there and null is as good as any; what is required is not null. */
  private static final class RequiredIsNotNull extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
      JsonSetter.Value info = super.findSetterInfo(annotated);
      return annotated instanceof AnnotatedMember member
              && Boolean.TRUE.equals(hasRequiredMarker(member))
          ? info.withValueNulls(Nulls.FAIL)
          : info;
    }
  }

  /** A value as a refusal tells what was found: text may look like a number. */
  public static String told(JsonNode found) {
    if (found.isMissingNode()) {
      return "nothing";
    }
    return found.isTextual()
        ? "the text " + Refusal.quoted(found.asText())
        : Refusal.quoted(found.toString());
  }

  /** Plain values, or a record of them, as JSON. */
  public static String text(Object value) {
    return written(MAPPER::writeValueAsString, value);
  }

  /** The same in bytes. */
  public static byte[] bytes(Object value) {
    return written(MAPPER::writeValueAsBytes, value);
  }

  /** The same as people like to read it. */
  public static byte[] indented(Object value) {
    return written(MAPPER.writerWithDefaultPrettyPrinter()::writeValueAsBytes, value);
  }

  private interface Writing<T> {
    T of(Object value) throws JsonProcessingException;
  }

  private static <T> T written(Writing<T> writing, Object value) {
    try {
      return writing.of(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written", e);
    }
  }

  /**
   * Reads one JSON document.
   *
   * @param what how an error calls the document, such as 'event', or empty
   * @throws RefusedException naming the document, the JSON pointer and what is wrong there
   */
  public static <T> T read(String json, Class<T> type, String what) {
    return read(MAPPER, json, type, what);
  }

  /**
   * Reads one JSON document that was stored, tolerantly.
   *
   * @param what how an error calls the document
   */
  public static <T> T stored(String json, Class<T> type, String what) {
    return read(STORED, json, type, what);
  }

  private static <T> T read(JsonMapper mapper, String json, Class<T> type, String what) {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw Refusal.at(what).expected("a JSON document").found("null").exception();
      }
      return value;
    } catch (JsonProcessingException e) {
      throw JsonRefusal.of(json, e).within(what).exception(e);
    }
  }
}
