package org.allyspend.core.lambda;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.layout.TTLLLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets Logback up in code, which spares a cold start the reading of XML: in Lambda one JSON object
 * a line to standard output, at the level of {@code LOG_LEVEL} or else INFO; elsewhere plain
 * warnings to standard error. Found as a service by Logback.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    boolean inLambda = System.getenv("AWS_LAMBDA_FUNCTION_NAME") != null;
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget(inLambda ? "System.out" : "System.err");
    appender.setEncoder(inLambda ? json(context) : plain(context));
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(inLambda ? Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO) : Level.ERROR);
    root.addAppender(appender);
    // POI complains of broken workbooks, which are refused in a sentence of our own.
    context.getLogger("org.apache.poi").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  /** By Logback's one layout that is no pattern, and so is there at once. */
  private static Encoder<ILoggingEvent> plain(LoggerContext context) {
    TTLLLayout layout = new TTLLLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }
}
