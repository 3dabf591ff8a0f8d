package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.ProjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredBudgetsTest {
  private static final Path ROOT = Path.of(System.getProperty("allyspend.root", "../.."));

  @TempDir private Path folder;

  @Test
  void a_national_budget_is_added_by_its_file_alone() throws IOException {
    declare("swe.json", "{\"announced\": {\"page\": \"https://example.org\"}}");
    declare("deu.json", "{\"covers\": \"what is \\\"announced\\\" nowhere\"}");
    declare("budget.schema.json", "{\"announced\": {}}");
    assertThat(listed()).isEqualTo(new DeclaredBudgets(List.of(Ally.DEU, Ally.SWE), swe()));

    declare("lva.json", "{}");

    assertThat(listed())
        .isEqualTo(new DeclaredBudgets(List.of(Ally.DEU, Ally.LVA, Ally.SWE), swe()));
  }

  @Test
  void those_that_come_with_allyspend_are_those_of_the_folder() throws IOException {
    try (var files = Files.list(ROOT.resolve("infra/budgets"))) {
      assertThat(SourceIds.declaredBudgets())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.matches("[a-z]{3}\\.json"))
                  .map(name -> SourceIds.BUDGET + name.substring(0, 3))
                  .toList());
    }
    assertThat(SourceIds.VISITED).startsWith("nato").contains("budget-swe");
  }

  private static List<Ally> swe() {
    return List.of(Ally.SWE);
  }

  private void declare(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json);
  }

  /** What the build makes of the folder. */
  private DeclaredBudgets listed() throws IOException {
    Path list = folder.resolve("list.properties");
    Project project = new Project();
    project.init();
    project.setProperty("declarations", folder.toString());
    project.setProperty("list", list.toString());
    ProjectHelper.configureProject(
        project, ROOT.resolve("functions/core/src/main/ant/budgets.xml").toFile());
    project.executeTarget("list");
    try (InputStream in = Files.newInputStream(list)) {
      return DeclaredBudgets.read(in);
    }
  }
}
