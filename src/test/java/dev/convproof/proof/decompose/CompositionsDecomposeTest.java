package dev.convproof.proof.decompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Shape;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was composed decomposes, into two kernels whose composition is the same one exactly. */
class CompositionsDecomposeTest {

  @Property(tries = 60)
  void in_two_dimensions(
      @ForAll("planesOfSeveralTaps") Kernel first, @ForAll("planesOfSeveralTaps") Kernel second) {
    decomposes(first, second);
  }

  @Property(tries = 60)
  void in_one_dimension(
      @ForAll("rowsOfSeveralTaps") Kernel first, @ForAll("rowsOfSeveralTaps") Kernel second) {
    decomposes(first, second);
  }

  private static void decomposes(Kernel first, Kernel second) {
    Kernel composed = first.then(second);
    assertThat(OverRationals.decide(composed))
        .isInstanceOfSatisfying(
            Decomposition.Composed.class,
            found -> {
              assertThat(found.first().then(found.second())).isEqualTo(composed);
              assertThat(found.first().nonzeroTaps()).isGreaterThan(1);
              assertThat(found.second().nonzeroTaps()).isGreaterThan(1);
            });
  }

  @Property(tries = 60)
  void in_the_sizes_that_they_were_composed_of(
      @ForAll("planes") Kernel first, @ForAll("planes") Kernel second) {
    Kernel composed = first.then(second);
    Decomposition answer = new InnerChannels(composed, 1, first.height(), first.width()).decide();
    assertThat(answer)
        .isInstanceOfSatisfying(
            Decomposition.Composed.class,
            found -> {
              assertThat(found.first().shape()).isEqualTo(first.shape());
              assertThat(found.first().then(found.second()).taps()).isEqualTo(composed.taps());
            });
  }

  @Property(tries = 60)
  void through_channels_where_one_kernel_is_pointwise(
      @ForAll("twoByThree") Kernel first, @ForAll("pointwise") Kernel second) {
    Kernel composed = first.then(second);
    assertThat(new InnerChannels(composed, 2, 2, 2).decide())
        .isInstanceOf(Decomposition.Composed.class);
    Kernel turned = ChannelRanks.transposed(composed);
    assertThat(new InnerChannels(turned, 2, 1, 1).decide())
        .isInstanceOf(Decomposition.Composed.class);
  }

  @Property(tries = 60)
  void and_are_never_excluded_by_their_ranks(
      @ForAll("twoByThree") Kernel first, @ForAll("wide") Kernel second) {
    Kernel composed = first.then(second);
    assertThat(new InnerChannels(composed, 2, 2, 2).decide())
        .isNotInstanceOf(Decomposition.Indecomposable.class);
  }

  @Provide
  Arbitrary<Kernel> planes() {
    return DrawnKernels.planes();
  }

  @Provide
  Arbitrary<Kernel> planesOfSeveralTaps() {
    return DrawnKernels.planesOfSeveralTaps();
  }

  @Provide
  Arbitrary<Kernel> rowsOfSeveralTaps() {
    return DrawnKernels.rowsOfSeveralTaps();
  }

  /** Two output channels, three input channels, 2×2. */
  @Provide
  Arbitrary<Kernel> twoByThree() {
    return DrawnKernels.of(new Shape(2, 3, 2, 2));
  }

  /** Three output channels, two input channels, 1×1. */
  @Provide
  Arbitrary<Kernel> pointwise() {
    return DrawnKernels.of(new Shape(3, 2, 1, 1));
  }

  /** Three output channels, two input channels, 1×3. */
  @Provide
  Arbitrary<Kernel> wide() {
    return DrawnKernels.of(new Shape(3, 2, 1, 3));
  }
}
