package org.allyspend.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that keep the house easy to live in. */
class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.allyspend");

  @Test
  void core_knows_no_function() {
    noClasses()
        .that()
        .resideInAPackage("org.allyspend.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.allyspend.ingest..",
            "org.allyspend.aggregate..",
            "org.allyspend.report..",
            "org.allyspend.api..",
            "org.allyspend.local..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({"ingest", "aggregate", "report", "api"})
  void no_function_knows_another_or_the_local_host(String room) {
    String[] others =
        Stream.of("ingest", "aggregate", "report", "api", "local")
            .filter(other -> !other.equals(room))
            .map(other -> "org.allyspend." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.allyspend." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void the_domain_is_plain_java() {
    noClasses()
        .that()
        .resideInAPackage("org.allyspend.core.domain..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("org.allyspend.core.domain..", "java..")
        .check(CLASSES);
  }

  @Test
  void parsers_know_no_network_and_no_aws() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.allyspend.ingest.nato..",
            "org.allyspend.ingest.csv..",
            "org.allyspend.ingest.sipri..",
            "org.allyspend.ingest.worldbank..",
            "org.allyspend.ingest.kiel..",
            "org.allyspend.ingest.eurostat..",
            "org.allyspend.ingest.eda..",
            "org.allyspend.ingest.budget..",
            "org.allyspend.ingest.ecb..",
            "org.allyspend.ingest.xlsx..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..", "java.net..", "org.allyspend.core.store..", "java.nio.file..")
        .check(CLASSES);
  }

  @Test
  void nothing_but_the_hosts_reads_the_environment_or_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.allyspend.core.lambda..", "org.allyspend.local..")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void money_is_never_binary_floating_point_before_a_cell_of_the_workbook() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.allyspend.core..", "org.allyspend.ingest..", "org.allyspend.aggregate..")
        // It tells whether two decimals in a workbook's file are one number of the workbook.
        .and()
        .doNotHaveFullyQualifiedName("org.allyspend.ingest.xlsx.BinaryNumber")
        .should()
        .callMethod(BigDecimal.class, "doubleValue")
        .orShould()
        .callMethod(Double.class, "parseDouble", String.class)
        .check(CLASSES);
  }
}
