package org.allyspend.ingest.kiel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.allyspend.ingest.Bundle;

/** Files in the layout of Kiel's tracker, small, with figures of our own. */
public final class KielFiles {
  private static final Map<String, String> WHOLE =
      Map.of(
          "release_info.csv",
          """
          "release","period","date","label"
          "29","04/2026","2026-08-04","Ukraine Support Tracker, Release 29 (04/2026)"
          """,
          "data_explorer.csv",
          """
          "country","iso","year","month","total","financial","humanitarian","military","pct_gdp"
          "Germany","DEU",2026,3,1.5,0.5,0,1,0.04
          "Germany","DEU",2026,4,-0.25,0,0,-0.25,-0.007
          "Denmark","DNK",2026,4,2e-01,0,0,0.2,0.06
          "EU (Commission and Council)","EU",2026,4,3,3,0,0,0.02
          "Japan","JPN",2026,3,0.5,0.5,0,0,0.01
          """,
          "total_allocations.csv",
          """
          "year","month","total_allocations","military","financial","humanitarian"
          2026,3,2,1,1,0
          2026,4,2.95,-0.05,3,0
          """,
          "eu_aid_shares.csv",
          """
          "country","iso","eu_share_bn"
          "Germany","DEU",1.25
          "Austria","AUT",0.5
          """);

  private KielFiles() {}

  /** All of them as one document. */
  public static byte[] whole() {
    return changed("release_info.csv", text -> text);
  }

  /** All of them, one changed. */
  public static byte[] changed(String file, UnaryOperator<String> change) {
    Map<String, byte[]> files = new TreeMap<>();
    WHOLE.forEach(
        (name, text) ->
            files.put(name, (name.equals(file) ? change.apply(text) : text).getBytes(UTF_8)));
    return Bundle.of(files).bytes();
  }

  /** All but one. */
  public static byte[] without(String file) {
    Map<String, byte[]> files = new TreeMap<>();
    WHOLE.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    files.remove(file);
    return Bundle.of(files).bytes();
  }

  /** One file's text. */
  public static String text(String file) {
    return WHOLE.get(file);
  }
}
