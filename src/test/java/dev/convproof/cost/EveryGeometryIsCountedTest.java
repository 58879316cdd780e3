package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On every geometry up to an excess of 4, every strategy executes what the closed forms say. */
class EveryGeometryIsCountedTest {
  private static final int LARGEST_EXCESS = 4;

  static Stream<Strategy> strategies() {
    return Strategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void a_strategy_executes_what_its_closed_form_and_the_textbook_say(Strategy strategy) {
    CostModel model = CostModel.of(strategy).orElseThrow();
    List<OperationCount> counts = new ArrayList<>();
    geometries()
        .filter(g -> strategy.scope(g).applies())
        .forEach(g -> counts.addAll(counts(strategy, model, g)));
    assertThat(counts).isNotEmpty().allMatch(OperationCount::agrees);
  }

  private static List<OperationCount> counts(Strategy strategy, CostModel model, Geometry g) {
    List<OperationCount> counts = new ArrayList<>();
    for (BiasTerm bias : BiasTerm.values()) {
      Operations executed = CountedRun.of(strategy, g, bias).executed();
      counts.addAll(OperationCount.besideClosedForm(model, g, bias, executed));
      model
          .textbook()
          .ifPresent(
              realised ->
                  counts.addAll(OperationCount.besideTextbook(realised, g, bias, executed)));
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource(PaddedTaps.class)
  void joining_the_channels_takes_what_they_do_not_take_alone(PaddedTaps taps) {
    String name = taps == PaddedTaps.COUNTED ? "per-channel" : "definition";
    Strategy strategy = Strategies.named(name).orElseThrow();
    assertThat(geometries().filter(g -> g.groups() == 1))
        .allSatisfy(
            g -> {
              Geometry alone = g.withChannels(1, 1, g.outputChannels());
              assertThat(additions(strategy, g) - g.inputChannels() * additions(strategy, alone))
                  .isEqualTo(ClosedForm.crossChannelAdditions(g, taps));
            });
  }

  private static long additions(Strategy strategy, Geometry g) {
    return CountedRun.of(strategy, g, BiasTerm.IGNORED).executed().additions(true);
  }

  private static Stream<Geometry> geometries() {
    return Stream.iterate(0, excess -> excess <= LARGEST_EXCESS, excess -> excess + 1)
        .flatMap(Shapes::ofSize);
  }
}
