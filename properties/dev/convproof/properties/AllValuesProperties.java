package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsAgreeForAllValues;
import static dev.convproof.properties.GradientAssert.assertThatGradientsAreDerivatives;

import dev.convproof.algebra.Arithmetic.Symbolic;
import dev.convproof.algebra.Polynomials;
import dev.convproof.algebra.RationalPolynomials;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.FormalGradients;
import dev.convproof.strategy.Winograd;
import dev.convproof.strategy.backward.BackwardStrategies;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Agreement, and gradients as derivatives, for all values, at every geometry up to a bound: {@code
 * -Dconvproof.excess=8} raises it. Nothing is shrunk, because the smallest geometries come first.
 */
@AddLifecycleHook(SuiteHook.class)
class AllValuesProperties {
  /** The largest {@link Geometry#size()} that is tried. */
  private static final int EXCESS = Integer.getInteger("convproof.excess", 7);

  private static final AllValues DIVIDING =
      new AllValues(
          List.of(new Winograd(2, 2), new Winograd(4, 4), new Winograd(3, 1)),
          RationalPolynomials.INSTANCE);

  private static final FormalGradients GRADIENTS = new FormalGradients(BackwardStrategies.all());

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void every_strategy_equals_the_definition(@ForAll("geometries") Geometry g) {
    found(Polynomials.INSTANCE, EXCESS);
    assertThatConvolutionsAgreeForAllValues(new AllValues(Subjects.current()), g);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void every_strategy_that_divides_equals_the_definition(@ForAll("dense") Geometry g) {
    found(RationalPolynomials.INSTANCE, EXCESS);
    assertThatConvolutionsAgreeForAllValues(DIVIDING, g);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void every_gradient_is_the_formal_derivative(@ForAll("smaller") Geometry g) {
    found(Polynomials.INSTANCE, EXCESS - 1);
    assertThatGradientsAreDerivatives(GRADIENTS, g);
  }

  private static void found(Symbolic<?> numbers, int excess) {
    Ledger ledger = Ledger.current();
    ledger.finding(Exhausted.class, () -> new Exhausted(ledger, numbers.speaksFor(), excess));
  }

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.of(all(EXCESS));
  }

  /** Gradients take a polynomial of three factors for every product: one step less. */
  @Provide
  Arbitrary<Geometry> smaller() {
    return Arbitraries.of(all(EXCESS - 1));
  }

  /** Returns shapes on which Winograd's algorithm applies. */
  @Provide
  Arbitrary<Geometry> dense() {
    return Arbitraries.of(
        all(EXCESS).stream().filter(g -> new Winograd(4, 4).scope(g).applies()).toList());
  }

  private static List<Geometry> all(int excess) {
    return IntStream.rangeClosed(0, excess).boxed().flatMap(Shapes::ofSize).toList();
  }

  /** The finding of a run over every geometry. */
  private record Exhausted(Ledger ledger, String values, int excess) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "for %s, at all %,d shapes in scope whose sizes exceed the smallest by up to %d",
          values,
          ledger.judged(),
          excess);
    }
  }
}
