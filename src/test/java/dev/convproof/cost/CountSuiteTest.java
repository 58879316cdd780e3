package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.convproof.properties.Subjects;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.zoo.Bestiary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite refutes strategies that execute something else than they claim, on a shrunk case. */
class CountSuiteTest {
  private static final String SUITE = "dev.convproof.properties.OperationCountProperties";
  private static final String FOLDER = "convproof.counterexamples";

  private static final String OWN_FORM =
      "every_strategy_executes_as_many_operations_as_its_closed_form_says";
  private static final String TEXTBOOK =
      "every_tap_by_tap_strategy_executes_as_many_operations_as_the_textbook_says";
  private static final String WHEN_COUNTED =
      "every_strategy_computes_what_the_definition_says_when_it_is_counted";

  private static final Strategy IM2COL = Strategies.named("im2col").orElseThrow();

  @TempDir private Path counterexamples;

  @BeforeEach
  void keepCounterexamplesApart() {
    System.setProperty(FOLDER, counterexamples.toString());
  }

  @AfterEach
  void keepCounterexamplesWhereTheyBelong() {
    System.clearProperty(FOLDER);
  }

  @Test
  void a_wrong_count_is_a_list_of_facts_that_ends_in_a_command() throws IOException {
    String refutation = refutation(OWN_FORM, new CountLiars.Impostor("definition", IM2COL));
    assertThat(refutation.replaceAll(" p[tblr]1", " pt1")) // all four sides are as small
        .isEqualTo(
            """
            OPERATIONS refuted: definition executes 1 multiplication of zero, the closed form says 0
              expected   0
              but was    1
              where      bias ignored
              case       pt1
              smallest   yes: the one smaller shape holds at 5 random values; no values are smaller
              replay     java -jar target/convproof.jar count pt1 --strategy definition
            """);
  }

  @Test
  void work_done_twice_is_not_what_the_textbook_says() throws IOException {
    assertThat(refutation(TEXTBOOK, new CountLiars.ComputesTwice(IM2COL)))
        .startsWith("OPERATIONS refuted: im2col executes 2 multiplications, ")
        .contains("the textbook (bias ignored, padded taps counted) says 1")
        .contains("case       n1\n");
  }

  @Test
  void a_strategy_that_throws_has_its_smallest_case_too() throws IOException {
    Strategy crash = Bestiary.named("out of bounds");
    assertThat(refutation(OWN_FORM, new CountLiars.Impostor("definition", crash)))
        .startsWith("OPERATIONS refuted: definition threw ArrayIndexOutOfBoundsException on pb1\n")
        .contains("where      convolve(Crashes.java:", "case       pb1\n")
        .endsWith("replay     java -jar target/convproof.jar count pb1 --strategy definition\n");
  }

  @Test
  void a_strategy_that_idles_when_counted() throws IOException {
    assertThat(refutation(WHEN_COUNTED, new CountLiars.IdlesWhenCounted(IM2COL)))
        .startsWith(
            "AGREEMENT refuted: im2col when counted differs from definition at [n=0 o=0 i=0 j=0]")
        .contains("case       n1\n");
  }

  @Test
  void a_strategy_that_spares_the_bias_when_counted() throws IOException {
    assertThat(refutation(WHEN_COUNTED, new CountLiars.SparesBiasWhenCounted(IM2COL)))
        .startsWith("AGREEMENT refuted: im2col when counted differs from definition")
        .contains("case       n1\n");
  }

  private String refutation(String property, Strategy liar) throws IOException {
    LauncherDiscoveryRequest suite =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(SUITE, property, Case.class.getName()))
            .configurationParameter("jqwik.reporting.usejunitplatform", "true") // and not stdout
            .build();
    Subjects.with(List.of(liar), () -> LauncherFactory.create().execute(suite));
    return Files.readString(
        counterexamples.resolve("OperationCountProperties." + property + ".txt"));
  }
}
