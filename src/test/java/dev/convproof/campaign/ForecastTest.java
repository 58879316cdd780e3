package dev.convproof.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.campaign.Question.Answer;
import dev.convproof.model.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A forecast beside what the campaign takes. */
class ForecastTest {
  private static final double SECOND = 1e9;
  private static final Space LAYERS = layers("mobilenet-v1", "resnet50");

  private static Space layers(String... networks) {
    return Space.of(
        "networks",
        Stream.of(networks)
            .map(name -> Network.named(name).orElseThrow())
            .map(
                network ->
                    new Space.Listed(
                        network.name(),
                        network.layers().stream()
                            .map(layer -> Space.Shape.of(List.of(layer.geometry())))
                            .toList()))
            .toList());
  }

  /** A clock that only an answer moves on: by what it takes, fifty times that in a first second. */
  private static final class Simulated {
    private final double fixed;
    private final double perProduct;
    private double now;

    Simulated(double fixed, double perProduct) {
      this.fixed = fixed;
      this.perProduct = perProduct;
    }

    double takes(Space.Shape shape) {
      return fixed + perProduct * shape.products();
    }

    long now() {
      return Math.round(now);
    }

    Question question() {
      return Question.of(
          "simulated",
          () ->
              (shape, rank) -> {
                now += takes(shape) * (now < SECOND ? 50 : 1);
                return new Answer(1, Optional.empty());
              });
    }

    double all(Space space) {
      double all = 0;
      for (long rank = 0; rank < space.count(); rank++) {
        all += takes(space.at(rank));
      }
      return all / SECOND;
    }
  }

  /** In nanoseconds: what is fixed prevails, both count, products prevail, nothing is fixed. */
  @ParameterizedTest
  @CsvSource({"20000000, 0.0001", "5000000, 0.5", "1000000, 10", "0, 3"})
  void finds_what_each_shape_and_each_product_takes(double fixed, double perProduct) {
    Simulated of = new Simulated(fixed, perProduct);
    Campaign campaign = new Campaign(of.question(), LAYERS);
    Forecast forecast = Forecast.of(campaign, campaign.all(), of::now);
    assertThat(forecast.seconds()).isCloseTo(of.all(LAYERS), Percentage.withPercentage(10));
    assertThat(of.now()).isLessThan(Math.round(30 * SECOND)); // it is no run of all
  }

  @Test
  void a_part_and_shapes_that_are_all_alike_are_forecast() {
    Simulated of = new Simulated(1_000_000, 0);
    Space alike = Space.upTo(0);
    Campaign campaign = new Campaign(of.question(), alike);
    assertThat(Forecast.of(campaign, campaign.all(), of::now).seconds())
        .isCloseTo(of.all(alike), Percentage.withPercentage(1));
    Space small = Space.upTo(5);
    Simulated other = new Simulated(200_000, 4_000);
    Campaign half = new Campaign(other.question(), small);
    Covered.Range last = new Covered.Range(small.count() / 2, small.count());
    double due = 0;
    for (long rank = last.from(); rank < last.to(); rank++) {
      due += other.takes(small.at(rank)) / SECOND;
    }
    assertThat(Forecast.of(half, last, other::now).seconds())
        .isCloseTo(due, Percentage.withPercentage(25));
  }
}
