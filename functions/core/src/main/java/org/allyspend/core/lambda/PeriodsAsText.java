package org.allyspend.core.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import org.allyspend.core.domain.Period;

/**
 * Periods in JSON, as SDMX writes them; years stood there as numbers while all periods were years.
 */
final class PeriodsAsText extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PeriodsAsText() {
    addSerializer(Period.class, ToStringSerializer.instance);
    addDeserializer(Period.class, new Reader());
  }

  private static final class Reader extends StdScalarDeserializer<Period> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Period.class);
    }

    @Override
    public Period deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Period.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        return (Period)
            context.handleWeirdStringValue(Period.class, parser.getText(), e.getMessage());
      }
    }
  }
}
