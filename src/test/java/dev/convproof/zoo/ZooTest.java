package dev.convproof.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.law.Border;
import dev.convproof.law.Law;
import dev.convproof.law.Outcome;
import dev.convproof.law.StrategyLaw;
import dev.convproof.properties.LawRefuted;
import dev.convproof.properties.LyingBorderProperties;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every law catches its liars, in the right words, on the smallest case. */
class ZooTest {
  private static final int MOST_EXCESS = 5;

  @TempDir static Path counterexamples;

  static List<Catch> catches() {
    return Catch.all();
  }

  @ParameterizedTest
  @MethodSource("catches")
  void a_suite_refutes_its_liar_on_the_smallest_case(Catch row) throws IOException {
    Throwable failure = run(row);
    assertThat(failure).isInstanceOf(LawRefuted.class);
    assertThatItStatesTheFactsOf(row, failure.getMessage());
    assertThat(counterexamples.resolve(row.suite() + "." + row.property() + ".txt"))
        .content(UTF_8)
        .isEqualTo(failure.getMessage() + "\n");
    Case smallest = CaseInFailure.from(failure.getMessage());
    assertThat(refutes(row)).accepts(smallest);
    assertThatNoneIsSmaller(row, smallest);
  }

  private static void assertThatItStatesTheFactsOf(Catch row, String message) {
    List<String> lines = message.lines().toList();
    assertThat(lines.get(0).replaceFirst(":\\d+\\)", ")")).isEqualTo(row.headline());
    assertThat(lines).contains("  numbers    " + row.numbers());
    if (!row.expected().equals("?")) {
      assertThat(lines).contains("  expected   " + row.expected(), "  but was    " + row.actual());
    }
    assertThat(lines).anyMatch(line -> line.startsWith("  smallest   " + row.known() + ": "));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("  replay     java -jar target/convproof.jar replay " + row.line());
  }

  /** No smaller shape fails at random values, and no list of fewer values at the same shape. */
  private static void assertThatNoneIsSmaller(Catch row, Case smallest) {
    int limit = Math.min(MOST_EXCESS, smallest.size() - 1);
    assertThat(Exhaustive.leastExcess(smallest, limit, refutes(row))).isEmpty();
    if (!row.isAboutConditions()) { // these are about all values, and shown at ones
      assertThat(Exhaustive.withFewerNonzeros(smallest)).noneMatch(refutes(row));
    }
  }

  private static Throwable run(Catch row) {
    SuiteRun suites = new SuiteRun(counterexamples);
    if (!row.isAboutConditions()) {
      return suites.of(row.suite(), row.property(), Bestiary.named(row.liar())).orElseThrow();
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    LyingBorderProperties.under(
        Conditions.ALL.get(row.liar()),
        () ->
            failure.set(
                suites.of(row.suite(), row.property(), Strategies.DEFINITION).orElseThrow()));
    return failure.get();
  }

  private static Predicate<Case> refutes(Catch row) {
    Strategy liar = row.isAboutConditions() ? Strategies.DEFINITION : Bestiary.named(row.liar());
    if (row.law() instanceof StrategyLaw law) {
      return c -> law.judge(liar, c) instanceof Outcome.Refuted;
    }
    Law law =
        row.isAboutConditions() ? new Border(Conditions.ALL.get(row.liar())) : (Law) row.law();
    return c -> law.judge(liar.over(Doubles.INSTANCE), c) instanceof Outcome.Refuted;
  }

  @Test
  void every_law_catches_two_liars_at_least() {
    assertThat(Catch.laws())
        .allSatisfy(
            law -> assertThat(catches()).filteredOn(row -> row.law() == law).hasSizeGreaterThan(1));
  }

  @Test
  void every_liar_is_caught() {
    assertThat(catches())
        .extracting(Catch::liar)
        .containsAll(Bestiary.all().map(Strategy::name).toList())
        .containsAll(Conditions.ALL.keySet());
  }
}
