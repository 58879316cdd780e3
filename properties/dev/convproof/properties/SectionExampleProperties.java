package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolution;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;
import static dev.convproof.tensor.SectionExample.ONE_OUTPUT;
import static dev.convproof.tensor.SectionExample.THREE_OUTPUTS;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Notation;
import dev.convproof.law.KnownOutput;
import dev.convproof.law.Law;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.strategy.PointwiseGemm;
import dev.convproof.tensor.Case;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The examples that the section itself computes, in every arithmetic.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels".
 */
class SectionExampleProperties extends Suite {
  private static final Law PRINTED_FOR_ONE =
      new KnownOutput("the section", ONE_OUTPUT, 56, 72, 104, 120);
  private static final Law PRINTED_FOR_THREE =
      new KnownOutput(
          "the section", THREE_OUTPUTS, 56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224);

  private static Case example(String geometry, long[] input, long[] weights) {
    return Case.of(Notation.parse(geometry), input, weights, Optional.empty());
  }

  @Override
  Law law() {
    return AGREEMENT;
  }

  @Provide
  Arbitrary<Arithmetic<?>> arithmetics() {
    return Arbitraries.of(
        Doubles.INSTANCE,
        Floats.INSTANCE,
        Residues.INSTANCE,
        Rationals.INSTANCE,
        Integers.INSTANCE);
  }

  /** Two output channels of three input channels, 1×1, on 3×3 pixels, with small values. */
  @Provide
  Arbitrary<Case> pointwise_layers() {
    return Arbitraries.randomValue(
        random -> {
          SplittableRandom values = new SplittableRandom(random.nextLong() ^ Cases.seed());
          long[] input = values.longs(27, -9, 10).toArray();
          return example("ci3h3w3co2", input, values.longs(6, -9, 10).toArray());
        });
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void every_strategy_computes_the_example_of_two_input_channels(
      @ForAll("arithmetics") Arithmetic<?> numbers) {
    assertThatConvolutionsOn(ONE_OUTPUT).obey(PRINTED_FOR_ONE, numbers);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void every_strategy_computes_the_example_of_three_output_channels(
      @ForAll("arithmetics") Arithmetic<?> numbers) {
    assertThatConvolutionsOn(THREE_OUTPUTS).obey(PRINTED_FOR_THREE, numbers);
  }

  @Property(tries = 100, seed = "61")
  void every_strategy_computes_a_random_1x1_layer(
      @ForAll("pointwise_layers") Case c, @ForAll("arithmetics") Arithmetic<?> numbers) {
    assertThatConvolutionsOn(c).agreeOver(numbers, AGREEMENT);
  }

  @Property(tries = 100, seed = "62")
  void a_1x1_layer_is_a_product_over_the_channels(
      @ForAll("pointwise_layers") Case c, @ForAll("arithmetics") Arithmetic<?> numbers) {
    assertThatConvolution(new PointwiseGemm(), c).obey(AGREEMENT, numbers);
  }
}
