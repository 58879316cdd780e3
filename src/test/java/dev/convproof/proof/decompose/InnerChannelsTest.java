package dev.convproof.proof.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelText;
import dev.convproof.tensor.Shape;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InnerChannelsTest {
  private static final String TWO_RANKS = "[[[[1]],[[2]],[[3]]],[[[2]],[[4]],[[7]]]]";

  @Property(tries = 60)
  void as_many_channels_as_input_channels_times_places_are_always_enough(
      @ForAll("kernels") Kernel kernel,
      @ForAll @IntRange(min = 1, max = 3) int height,
      @ForAll @IntRange(min = 1, max = 2) int width) {
    assertThat(new InnerChannels(kernel, 2 * height * width, height, width).decide())
        .isInstanceOf(Decomposition.Composed.class);
  }

  @Provide
  Arbitrary<Kernel> kernels() {
    return DrawnKernels.of(new Shape(2, 2, 3, 2));
  }

  @Test
  void the_construction_is_right_for_all_values_at_a_shape() {
    assertThat(OneHot.check(new Shape(2, 3, 4, 3))).isEqualTo(12);
  }

  @Test
  void the_diagonal_needs_two_inner_channels() {
    assertThat(decide("[[1,0],[0,1]]", 1, 1, 2))
        .isInstanceOfSatisfying(
            Decomposition.Indecomposable.class,
            none -> assertThat(none.certificate()).contains("Newton polygon"));
    Decomposition.Composed found = (Decomposition.Composed) decide("[[1,0],[0,1]]", 2, 1, 2);
    assertThat(found.first()).hasToString("[[[[1, 0]]], [[[0, 1]]]]");
    assertThat(found.second()).hasToString("[[[[1], [0]], [[0], [1]]]]");
  }

  @Test
  void pointwise_kernels_decompose_through_their_rank_and_no_less() {
    assertThat(decide(TWO_RANKS, 2, 1, 1)).isInstanceOf(Decomposition.Composed.class);
    assertThat(decide(TWO_RANKS, 1, 1, 1))
        .isEqualTo(
            new Decomposition.Indecomposable(
                Optional.of("rank"),
                Message.of(
                    "decomposition.needs", 2, Message.of("decomposition.ranks", 2, 2, 2, 2))));
  }

  @Test
  void in_between_it_is_undecided() {
    assertThat(decide("[[1,2,3],[4,5,6],[7,8,10]]", 2, 2, 2))
        .isEqualTo(
            new Decomposition.Unsettled(
                Message.of(
                    "decomposition.between",
                    1,
                    4,
                    2,
                    Message.of("decomposition.ranks", 1, 1, 1, 1))));
  }

  @Test
  void one_channel_in_given_sizes_is_decided_by_factoring() {
    assertThat(decide("[[1,1],[1,1]]", 1, 2, 1)).isInstanceOf(Decomposition.Composed.class);
    assertThat(decide("[1,2,1]", 1, 1, 3)).isInstanceOf(Decomposition.Composed.class);
    assertThat(decide("[[1,1,0],[0,2,0],[1,0,2],[1,0,2]]", 1, 1, 2))
        .isInstanceOf(Decomposition.Indecomposable.class);
    Decomposition none = decide("[[2,1,0,0,0],[0,0,0,0,0],[0,2,1,0,0]]", 1, 3, 1);
    assertThat(none)
        .isEqualTo(
            new Decomposition.Indecomposable(
                Optional.empty(),
                Message.of("decomposition.no-part-fits", "(2 + x) · (1 + x·y^2)", 3, 1, 1, 5)));
  }

  @Test
  void zero_decomposes_through_any_channels() {
    assertThat(decide("[[0,0],[0,0]]", 1, 2, 1)).isInstanceOf(Decomposition.Composed.class);
    assertThat(decide("[[0,0],[0,0]]", 3, 1, 1)).isInstanceOf(Decomposition.Composed.class);
  }

  @Test
  void sizes_that_do_not_fit_are_refused() {
    assertThatThrownBy(() -> decide("[1,2]", 1, 2, 1))
        .hasMessage("a first kernel of 2×1: from 1×1 to 1×2 fit into this one");
    assertThatThrownBy(() -> decide("[1,2]", 0, 1, 1))
        .hasMessage("0 inner channels: from 1 to 1024 can be asked for");
  }

  private static Decomposition decide(String kernel, int inner, int height, int width) {
    return new InnerChannels(KernelText.parse(kernel), inner, height, width).decide();
  }
}
