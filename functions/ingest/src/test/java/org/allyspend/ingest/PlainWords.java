package org.allyspend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What people are told: one sentence, in words that are no program's. */
public final class PlainWords {
  private static final int LONGEST = 2_000;

  /** Packages, classes, and names of what is used inside. */
  private static final Pattern PROGRAMS =
      Pattern.compile(
          "Exception|\\b(java|javax|jdk|sun|org|com|software)\\.[a-z]\\w*\\.[A-Za-z]"
              + "|\\b(JVM|JDK|Apache|POI|OOXML|XMLBeans|Xerces|SAX\\w*|Jackson|JsonParse\\w*|Commons"
              + "|picocli|Jetty|Tomcat|Spring|SQLite|DynamoDB|S3Mock|jsoup|Failsafe|SdkClient)\\b");

  private PlainWords() {}

  /** Requires it of a refusal. */
  public static void require(String sentence) {
    assertThat(sentence).isNotBlank().doesNotContain("\n").hasSizeLessThan(LONGEST);
    assertThat(sentence).doesNotContainPattern(PROGRAMS);
  }
}
