package org.allyspend.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.allyspend.core.config.Language;
import org.allyspend.report.Labels;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void no_line_of_french_begins_with_a_sign_that_stands_apart() {
    Html html = new Html(new Labels(Language.FRENCH));

    assertThat(html.escaped("Au-dessous de 2 % : « Islande » & autres ; voir [b] !"))
        .isEqualTo(
            "Au-dessous de 2\u00a0%\u00a0: «\u00a0Islande\u00a0» &amp; autres\u00a0; voir"
                + " [b]\u00a0!");
  }

  @Test
  void english_stands_as_it_is() {
    Html html = new Html(new Labels(Language.ENGLISH));

    assertThat(html.escaped("Below 2 %: Iceland & others"))
        .isEqualTo("Below 2 %: Iceland &amp; others");
  }
}
