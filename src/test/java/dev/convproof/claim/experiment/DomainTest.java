package dev.convproof.claim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.experiment.Distribution.Gaussian;
import dev.convproof.claim.experiment.LawTrial.EveryShape;
import dev.convproof.claim.thread.Ported;
import dev.convproof.claim.thread.ThreadPrograms.Post3;
import dev.convproof.generate.FewValues;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is enumerated is complete, in order, and the same in every run. */
class DomainTest {

  @Test
  void the_plain_shapes_are_those_that_a_program_takes_in_the_order_of_cases() {
    Ported program = new Ported("post 3", new Post3());
    for (int excess = 0; excess <= 5; excess++) {
      List<Geometry> plain = Shapes.ofSize(excess).filter(g -> program.scope(g).applies()).toList();
      assertThat(PlainShapes.plain(5).ofSize(excess))
          .containsExactlyInAnyOrderElementsOf(plain)
          .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }
  }

  @Test
  void every_pair_of_layers_that_fit_is_a_stack() {
    for (int excess = 0; excess <= 3; excess++) {
      long fitting = 0;
      for (int ofFirst = 0; ofFirst <= excess; ofFirst++) {
        List<Geometry> seconds = Shapes.ofSize(excess - ofFirst).toList();
        fitting +=
            Shapes.ofSize(ofFirst)
                .flatMap(first -> seconds.stream().filter(second -> fit(first, second)))
                .count();
      }
      assertThat(LayerPair.ofSize(excess)).hasSize((int) fitting);
    }
  }

  private static boolean fit(Geometry first, Geometry second) {
    try {
      Case fits = new Case(new long[first.inputSize()], 0, List.of(layer(first), layer(second)));
      return fits.layers().size() == 2;
    } catch (GeometryException doNotFit) {
      return false;
    }
  }

  private static Layer layer(Geometry g) {
    return Layer.of(g, new long[g.weightSize()], Optional.empty());
  }

  @Test
  void the_points_of_the_field_are_the_same_in_every_run() {
    assertThat(lines(1)).isEqualTo(lines(1)).hasSize(14);
    assertThat(lines(2)).isEqualTo(lines(2)).isNotEmpty();
  }

  private static List<String> lines(int layers) {
    return EveryShape.cases(layers, 1).map(Case::toString).toList();
  }

  @Test
  void values_are_searched_from_the_fewest_and_smallest_on() {
    Case zeros = Case.zeros(List.of(Geometry.UNIT), false);
    assertThat(FewValues.smallest(zeros, c -> true))
        .map(Case::toString)
        .hasValue("n1 --values 0,0");
    assertThat(FewValues.smallest(zeros, c -> c.input()[0] * c.values()[1] == 6))
        .map(Case::toString)
        .hasValue("n1 --values 2,3");
    assertThat(FewValues.smallest(zeros, c -> c.input()[0] < 0))
        .map(Case::toString)
        .hasValue("n1 --values -1,0");
    assertThat(FewValues.smallest(zeros, c -> false)).isEmpty();
  }

  @Test
  void normal_numbers_have_mean_zero_and_variance_one() {
    double[] values = new Gaussian(1).draw(100_000);
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    double standardError = 1 / Math.sqrt(values.length);
    assertThat(Math.abs(mean)).isLessThan(5 * standardError);
    assertThat(Math.abs(variance - 1)).isLessThan(5 * Math.sqrt(2) * standardError);
  }
}
