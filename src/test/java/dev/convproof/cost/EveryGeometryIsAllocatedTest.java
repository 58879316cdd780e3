package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On every geometry up to an excess of 4, and on larger ones, every strategy allocates what the
 * closed forms say.
 */
class EveryGeometryIsAllocatedTest {
  private static final int LARGEST_EXCESS = 4;

  static Stream<Strategy> strategies() {
    return Strategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void a_strategy_allocates_what_its_closed_form_says(Strategy strategy) {
    Function<Geometry, Allocated> model = stated(strategy);
    assertThat(wrong(strategy, model, small())).isEmpty();
    assertThat(wrong(strategy, model, random())).isEmpty();
    assertThat(Stream.concat(small(), random()).filter(g -> strategy.scope(g).applies()))
        .hasSizeGreaterThan(200);
  }

  @Test
  void a_strategy_that_copies_its_output_is_caught() {
    Strategy liar = new CountLiars.ComputesTwice(Strategies.DEFINITION);
    assertThat(wrong(liar, stated(Strategies.DEFINITION), small()))
        .contains("n1: total=2, peak=1 where total=1, peak=1 is said");
  }

  @Test
  void a_closed_form_that_forgets_that_groups_copy_their_weights_is_caught() {
    Function<Geometry, Allocated> honest = stated(named("im2col"));
    Function<Geometry, Allocated> liar = g -> honest.apply(g.withChannels(1, g.inputChannels(), 1));
    assertThat(wrong(named("im2col"), liar, small()).orElseThrow()).startsWith("co2: ");
  }

  @Test
  void a_closed_form_that_never_gives_the_padded_input_back_is_caught() {
    Function<Geometry, Allocated> pointwise = stated(named("pointwise"));
    Function<Geometry, Allocated> liar =
        g -> {
          Allocated honest = pointwise.apply(g);
          long product = (long) g.outputChannelsPerGroup() * g.windows();
          boolean once = g.batch() * g.groups() == 1;
          long copy = TapByTapCost.paddedCopy(g);
          return new Allocated(
              honest.total(), honest.peak() + (once ? Math.min(copy, product) : 0));
        };
    assertThat(wrong(named("pointwise"), liar, small()))
        .contains("pr1: total=8, peak=6 where total=8, peak=8 is said");
  }

  private static Function<Geometry, Allocated> stated(Strategy strategy) {
    CostModel model = CostModel.of(strategy).orElseThrow();
    return g -> model.allocated(g).orElseThrow();
  }

  private static Strategy named(String name) {
    return Strategies.named(name).orElseThrow();
  }

  /** The first geometry on which something else is allocated than is said. */
  private static Optional<String> wrong(
      Strategy strategy, Function<Geometry, Allocated> model, Stream<Geometry> geometries) {
    return geometries
        .filter(g -> strategy.scope(g).applies())
        .filter(g -> !model.apply(g).equals(Allocated.of(strategy, g)))
        .findFirst()
        .map(
            g -> {
              Allocated counted = Allocated.of(strategy, g);
              Allocated said = model.apply(g);
              return "%s: total=%s, peak=%s where total=%s, peak=%s is said"
                  .formatted(g, counted.total(), counted.peak(), said.total(), said.peak());
            });
  }

  private static Stream<Geometry> small() {
    return Stream.iterate(0, excess -> excess <= LARGEST_EXCESS, excess -> excess + 1)
        .flatMap(Shapes::ofSize);
  }

  private static Stream<Geometry> random() {
    return LongStream.range(0, 100)
        .mapToObj(
            seed ->
                RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed)
                    .geometry());
  }
}
