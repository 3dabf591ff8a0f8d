package org.allyspend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Target;

/** Findings in the words of a report's language. */
public final class FindingText {
  private final ReportModel model;
  private final Labels labels;

  /** In the words of this report. */
  public FindingText(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
  }

  /** All of them, in the order of the assessment; those of another version have no words. */
  public List<String> all() {
    return model.assessment().findings().stream().map(this::sentence).toList();
  }

  /** Those that decide who is at a target in the latest year, or move its total. */
  public List<String> decisive() {
    return model.assessment().findings().stream()
        .filter(finding -> finding.weight() == Finding.Weight.DECISIVE)
        .map(this::sentence)
        .toList();
  }

  /** What was found, and which targets it decides. */
  public String sentence(Finding finding) {
    List<String> values = new ArrayList<>(List.of(subject(finding), years(finding)));
    finding.kind().details().forEach(name -> values.add(detail(finding, name)));
    String sentence = labels.get("finding." + finding.kind() + form(finding), values.toArray());
    List<String> decided = decided(finding);
    return decided.isEmpty()
        ? sentence
        : sentence + " " + labels.get("finding.decides", labels.list(decided));
  }

  /**
   * Of nobody there is no list to tell, and a budget's year that is over is not uneven any more.
   */
  private static String form(Finding finding) {
    boolean ofNobody =
        finding.kind() == Finding.Kind.COVERAGE && finding.detail(Finding.ALLY).isEmpty();
    boolean ofWholeYear = finding.detail("months").contains("12");
    return ofNobody ? ".none" : ofWholeYear ? ".whole" : ".text";
  }

  /** Whose figures it is about. */
  public String subject(Finding finding) {
    return model.configuration().allGroups().stream()
        .filter(group -> group.id().equals(finding.subject()))
        .findFirst()
        .map((AllyGroup group) -> labels.group(group))
        .orElseGet(() -> labels.subject(finding.subject()));
  }

  /** Its years: '2024', '2020 and 2024', with '2022-2024' where three or more go in a row. */
  public String years(Finding finding) {
    return labels.spans(finding.years());
  }

  private String detail(Finding finding, String name) {
    Stream<String> values = finding.detail(name).stream();
    return labels.list(
        switch (name) {
          case "measure", "other_measure" ->
              values.map(id -> labels.measure(id, model.constantPrices())).toList();
          case Finding.ALLY -> labels.allies(values.map(code -> Ally.ofIso3(code).orElseThrow()));
          case Finding.STAGE ->
              // Found by a version that told no stage: it spoke of the vote.
              Stream.concat(values, Stream.of(BudgetStage.VOTED.id()))
                  .limit(1)
                  .map(stage -> labels.get("finding.stage." + stage))
                  .toList();
          case "publisher" -> values.map(labels::namedPublisher).toList();
          default -> List.of(labels.numbers(values.map(BigDecimal::new).toList()));
        });
  }

  private List<String> decided(Finding finding) {
    List<String> targets = finding.detail(Finding.TARGET);
    List<String> years = finding.detail(Finding.TARGET_YEAR);
    return IntStream.range(0, Math.min(targets.size(), years.size()))
        .mapToObj(i -> labels.get("finding.decides.one", target(targets.get(i)), years.get(i)))
        .collect(Collectors.toList());
  }

  private String target(String id) {
    return model.configuration().targets().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .map((Target target) -> labels.target(target))
        .orElse(id);
  }
}
