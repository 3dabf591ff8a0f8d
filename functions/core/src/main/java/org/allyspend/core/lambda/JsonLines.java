package org.allyspend.core.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** In which line of a document a JSON pointer (RFC 6901) leads: who edits it sees lines. */
public final class JsonLines {
  private JsonLines() {}

  /**
   * The same refusal of something in a document that a person has written, with the document's name
   * and the line: {@code swe.json line 14 /documents/0/rows: expected …}.
   */
  public static RefusedException within(String name, String json, RefusedException e) {
    Refusal refusal = e.refusal();
    if (!refusal.where().startsWith("/")) {
      return e.within(name);
    }
    String where = name + " line " + line(json, refusal.where()) + " " + refusal.where();
    return new RefusedException(
        new Refusal(where, refusal.expected(), refusal.found(), refusal.todo()), e);
  }

  /** The line of what a pointer leads to, or where that is not there, of what it would be in. */
  static int line(String json, String pointer) {
    int line = 1;
    int deepest = -1;
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String at = parser.getParsingContext().pathAsPointer().toString();
        boolean onTheWay = pointer.equals(at) || pointer.startsWith(at + "/");
        if (onTheWay && at.length() > deepest) {
          deepest = at.length();
          line = parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException e) {
      // What is no JSON is refused by its line already.
    }
    return line;
  }
}
