package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.proof.FormalGradients.GradientDifference;
import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.MisplacedWindows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradients that are no derivatives differ from them at the smallest shape that can show it. */
class FormalGradientsTest {

  @Test
  void a_kernel_that_is_not_flipped() {
    GradientDifference found = first(BackwardLiars.unflippedKernel());
    assertThat(found.geometry()).hasToString("w2kw2");
    assertThat(found.of()).isEqualTo("input");
    assertThat(found.expected()).isEqualTo("v6·v3"); // G times the first tap
    assertThat(found.actual()).isEqualTo("v6·v4"); // G times the last
  }

  @Test
  void sums_that_leave_out_an_image() {
    assertThat(first(BackwardLiars.biasOfTheFirstImage()).of()).isEqualTo("bias");
    GradientDifference found = first(BackwardLiars.weightsOfTheLastImage());
    assertThat(found.geometry()).hasToString("n2");
    assertThat(found.of()).isEqualTo("weights");
    assertThat(found.expected()).isEqualTo("v6·v2 + v5·v1");
    assertThat(found.actual()).isEqualTo("v6·v2");
  }

  @Test
  void windows_that_are_misplaced() {
    assertThat(first(MisplacedWindows.strideIgnored()).geometry()).hasToString("w3sw2");
    assertThat(first(MisplacedWindows.paddingOnTheOtherSide()).geometry()).hasToString("pr1");
  }

  @Test
  void groups_that_are_mixed_up() {
    assertThat(first(BackwardLiars.groupsMixedUp()).geometry()).hasToString("g2ci2co2");
  }

  @Test
  void ours_are_derivatives_where_windows_overlap_padding_stride_and_dilation() {
    Geometry g = Notation.parse("n2g2ci4h6w5co2kh2kw2sh2dh2pt1pb1pr1");
    FormalGradients.GradientResult compared = new FormalGradients(BackwardStrategies.all()).at(g);
    assertThat(compared.difference()).isEmpty();
    assertThat(compared.polynomials())
        .isEqualTo(3L * (g.inputSize() + g.weightSize() + g.outputChannels()));
  }

  private static GradientDifference first(BackwardStrategy liar) {
    FormalGradients one = new FormalGradients(List.of(liar));
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(Shapes::ofSize)
        .map(g -> one.at(g).difference())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }
}
