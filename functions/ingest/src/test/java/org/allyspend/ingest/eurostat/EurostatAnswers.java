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

  /** Two countries of gov_10a_exp in two units and years, and another function of government. */
  public static String cofog() {
    return """
        {"version":"2.0","class":"dataset","label":"x","source":"ESTAT",
         "updated":"2026-04-21T11:00:00+0200",
         "value":{"0":3000,"1":3100.5,"2":5000.5,"3":5100,"4":90,"6":91,
                  "8":2.0,"9":2.1,"10":2.4,"11":2.5},
         "status":{"2":"p"},
         "id":["freq","unit","sector","cofog99","na_item","geo","time"],
         "size":[1,2,1,2,1,2,2],
         "dimension":{
          "freq":{"category":{"index":{"A":0}}},
          "unit":{"category":{"index":{"MIO_EUR":0,"PC_GDP":1}}},
          "sector":{"category":{"index":{"S13":0}}},
          "cofog99":{"category":{"index":{"GF02":0,"GF03":1}}},
          "na_item":{"category":{"index":{"TE":0}}},
          "geo":{"category":{"index":{"DK":0,"EL":1}}},
          "time":{"category":{"index":{"2023":0,"2024":1}}}},
         "extension":{"id":"GOV_10A_EXP","lang":"EN"}}
        """;
  }

  /** gov_10a_exp in Eurostat's other form, SDMX-CSV, with a flag and an empty figure. */
  public static String csv() {
    return """
        DATAFLOW,LAST UPDATE,freq,unit,sector,cofog99,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,MIO_EUR,S13,GF02,TE,DK,2023,3000,
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,MIO_EUR,S13,GF02,TE,DK,2024,3100.5,
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,MIO_EUR,S13,GF02,TE,EL,2023,5000.5,p
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,MIO_EUR,S13,GF02,TE,EL,2024,,
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,MIO_EUR,S13,GF03,TE,EL,2024,91,
        ESTAT:GOV_10A_EXP(1.0),21/04/26 11:00:00,A,PC_GDP,S13,GF02,TE,DK,2024,2.1,
        """;
  }

  /** The first of them as bytes. */
  public static byte[] document() {
    return json().getBytes(UTF_8);
  }
}
