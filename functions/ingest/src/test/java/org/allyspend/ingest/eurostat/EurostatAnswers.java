package org.allyspend.ingest.eurostat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An answer in Eurostat's form, small, with figures of our own. */
public final class EurostatAnswers {
  private EurostatAnswers() {}

  /** Two items of Germany, Greece, Austria and the Union in two years; sparse, with flags. */
  public static String json() {
    return """
        {"version":"2.0","class":"dataset","label":"x","source":"ESTAT",
         "updated":"2026-04-27T23:00:00+0200",
         "value":{"0":10.5,"1":11.25,"3":-2.5,"2":1.0,"4":7,"6":20,"7":22,"9":3,"8":5,"12":99},
         "status":{"1":"p","5":"b","7":"e"},
         "id":["freq","expend","na_item","unit","geo","time"],
         "size":[1,1,2,1,4,2],
         "dimension":{
          "freq":{"category":{"index":{"A":0}}},
          "expend":{"category":{"index":["DEF"]}},
          "na_item":{"category":{"index":{"P51G":0,"TE":1}}},
          "unit":{"category":{"index":{"MIO_EUR":0}}},
          "geo":{"category":{"index":{"DE":0,"EL":1,"AT":2,"EU27_2020":3}}},
          "time":{"category":{"index":{"2024":0,"2025":1}}}},
         "extension":{"id":"GOV_EV","lang":"EN"}}
        """;
  }

  /** The same as bytes. */
  public static byte[] document() {
    return json().getBytes(UTF_8);
  }
}
