package dev.convproof.report.words;

import static dev.convproof.message.Message.verbatim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void a_formula_is_typeset() {
    assertThat(Html.of("`kh`")).isEqualTo("<math><msub><mi>k</mi><mi>h</mi></msub></math>");
    assertThat(Markdown.of("`kh*2`")).isEqualTo("`kh·2`");
  }

  @Test
  void formulas_may_be_joined_by_relations() {
    assertThat(Html.of("`h = 1`"))
        .isEqualTo("<math><mi>h</mi></math> <math><mo>=</mo></math> <math><mn>1</mn></math>");
  }

  @Test
  void no_line_breaks_between_a_formula_and_a_punctuation_mark() {
    assertThat(Html.of("`n`、`h`"))
        .isEqualTo("<span class=\"keep\"><math><mi>n</mi></math>、</span><math><mi>h</mi></math>");
  }

  @Test
  void what_is_no_formula_is_shown_as_it_is_written() {
    assertThat(Html.of("`a < b`")).isEqualTo("<code>a &lt; b</code>");
  }

  @Test
  void words_cannot_break_out_of_the_page() {
    assertThat(Html.of("<script>&\"")).isEqualTo("&lt;script&gt;&amp;&quot;");
    assertThat(Markdown.of("a*b_c|<d>")).isEqualTo("a\\*b\\_c\\|\\<d\\>");
  }

  @Test
  void a_claim_is_mentioned_as_a_link() {
    assertThat(Html.of("see #T8b.")).isEqualTo("see <a href=\"#T8b\">T8b</a>.");
    assertThat(Markdown.of("#T8b")).isEqualTo("[T8b](#T8b)");
  }

  @Test
  void code_is_code() {
    assertThat(Html.of("``X[:, i]``")).isEqualTo("<code>X[:, i]</code>");
    assertThat(Markdown.of("``X[:, i]``")).isEqualTo("`X[:, i]`");
  }

  @Test
  void computed_values_stand_for_themselves() {
    Text text =
        new Wording()
            .text(
                "why.general",
                Map.of(
                    "on", verbatim("`#T1a`"),
                    "actual", verbatim("\\"),
                    "expected", verbatim("$1")));
    assertThat(Html.of(text.english())).contains("At `#T1a` the formula gives \\, but", "$1");
  }

  @Test
  void a_missing_value_is_named() {
    assertThatThrownBy(() -> new Wording().text("why.general", Map.of("on", verbatim("h=1"))))
        .hasMessageContaining("why.general asks for {actual}");
  }
}
