package org.allyspend.ingest.worldbank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Downloads in the World Bank's layouts, small, with figures of our own. */
public final class WorldBankDownloads {
  private WorldBankDownloads() {}

  /** The whole database: other countries and indicators, and files beside the table. */
  public static byte[] whole(UnaryOperator<String> change) {
    return zip(
        "WDICountry.csv",
        "Country Code,Short Name,Region\nDEU,Germany,Europe\n",
        "WDICSV.csv",
        change.apply(
            """
            Country Name,Country Code,Indicator Name,Indicator Code,2023,2024
            Germany,DEU,"Access to electricity (% of population)",EG.ELC.ACCS.ZS,100,
            Germany,DEU,GDP (current US$),NY.GDP.MKTP.CD,4525703903627.53,
            Germany,DEU,GDP (constant 2015 US$),NY.GDP.MKTP.KD,3600000000000,3590000000000
            Ruritania,RUR,GDP (current US$),NY.GDP.MKTP.CD,1,2
            """));
  }

  /** One indicator, as its page offers it: lines above the table, and a comma at every end. */
  public static byte[] indicator() {
    return zip(
        "Metadata_Country_API_SP.POP.TOTL_DS2_en_csv_v2_1.csv",
        "\ufeff\"Country Code\",\"Region\",\n\"DEU\",\"Europe\",\n",
        "API_SP.POP.TOTL_DS2_en_csv_v2_1.csv",
        """
        \ufeff"Data Source","World Development Indicators",

        "Last Updated Date","2026-10-08",

        "Country Name","Country Code","Indicator Name","Indicator Code","2023","2024",
        "Germany","DEU","Population, total","SP.POP.TOTL","83280000","83510950",
        """);
  }

  /** A table from DataBank: what it says of itself stands under it. */
  public static byte[] dataBank() {
    return zip(
        "0a1b_Data.csv",
        """
        Country Name,Country Code,Series Name,Series Code,2023 [YR2023],2024 [YR2024]
        Germany,DEU,"Military expenditure (% of GDP)",MS.MIL.XPND.GD.ZS,1.5,..

        Data from database: World Development Indicators
        Last Updated: 10/08/2026
        """);
  }

  private static byte[] zip(String... files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        ZipEntry entry = new ZipEntry(files[i]);
        entry.setTimeLocal(LocalDateTime.of(2026, 10, 8, 23, 30));
        zip.putNextEntry(entry);
        zip.write(files[i + 1].getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
