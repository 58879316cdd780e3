package dev.convproof.claim.catalogue;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Spoken;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.report.words.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the figures beside a formula say: of which quantity, and under which convention. */
abstract class FormulaFigureChecks {
  @Test
  void closed_forms_are_compared_with_what_runs_under_every_convention() {
    Judgement judgement = JudgedCatalogue.judgement("L18");
    List<String> shown =
        ((Verdict.Holds) judgement.verdict())
            .links().stream().map(link -> english(link.what())).toList();
    assertThat(judgement.figures())
        .containsExactly(new Figure("closed-forms-compared", Integer.toString(shown.size())));
    assertThat(shown)
        .doesNotHaveDuplicates()
        .contains(
            "output-height (padding: per-side): the closed form (h-dh*(kh-1)-1+2*ph)/sh+1"
                + " equals windows moved over the padded input")
        .allSatisfy(
            one ->
                assertThat(Quantities.all())
                    .anyMatch(measure -> one.matches(measure + "( \\(.*\\))?: the closed.*")));
    assertThat(Quantities.all())
        .allMatch(measure -> shown.stream().anyMatch(one -> one.matches(measure + "[ :].*")));
  }

  @Test
  void a_closed_form_names_the_conventions_under_which_it_is_one() {
    assertThat(labels("C8"))
        .containsExactly(
            "formula", "closed-form (padding: total)", "closed-form (padding: per-side)");
    assertThat(figure("C8", "closed-form (padding: per-side)")).isEqualTo("(h-kh+2*ph)/sh+1");
    assertThat(labels("C11")).containsExactly("formula", "closed-form");
    assertThat(labels("C13"))
        .containsExactly(
            "formula",
            "closed-form (padded-copy: ignored)",
            "closed-form (padding: total, padded-copy: counted)",
            "closed-form (padding: per-side, padded-copy: counted)");
  }

  @Test
  void where_several_quantities_are_asked_for_each_figure_names_its_own() {
    assertThat(labels("E2a"))
        .doesNotHaveDuplicates()
        .contains("closed-form (multiplications)", "closed-form (additions, bias: ignored)");
    assertThat(labels("E2d")).doesNotHaveDuplicates().hasSize(14);
    assertThat(labels("E2b")).doesNotHaveDuplicates();
  }

  @Test
  void quantities_and_conventions_have_a_name_in_both_languages() {
    Spoken.assertInBothLanguages(Quantities.all().stream().map(Quantity::words));
    Spoken.assertInBothLanguages(
        Arrays.stream(Choice.values())
            .flatMap(choice -> choice.options().stream().map(choice::words)));
  }

  private static String label(Figure figure) {
    return figure.of().isEmpty()
        ? figure.name()
        : figure.of().stream()
            .map(Wording::english)
            .collect(Collectors.joining(", ", figure.name() + " (", ")"));
  }

  private static List<String> labels(String id) {
    return JudgedCatalogue.judgement(id).figures().stream()
        .map(FormulaFigureChecks::label)
        .toList();
  }

  private static String figure(String id, String label) {
    return JudgedCatalogue.judgement(id).figures().stream()
        .filter(figure -> label(figure).equals(label))
        .map(figure -> english(figure.value()))
        .collect(Collectors.joining());
  }
}
