package org.allyspend.core.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A call of a function in this process, as Lambda would call it: JSON bytes in, JSON bytes out. */
public final class Invocation {
  private Invocation() {}

  /** What the function answers to this event, a record or a JSON tree. */
  public static byte[] of(RequestStreamHandler function, Object event) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), output, null);
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
    return output.toByteArray();
  }
}
