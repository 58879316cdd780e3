package dev.convproof.properties;

import static dev.convproof.properties.GradientAssert.assertThatGradients;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.convproof.algebra.Doubles;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Laws;
import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A wrong gradient is told as facts, on the smallest case, and ends in a command. */
class GradientFailureTest {

  @Test
  void a_bias_that_is_not_summed_over_the_batch_is_told_on_two_images() {
    LawRefuted refuted =
        catchThrowableOfType(
            LawRefuted.class,
            () ->
                LongStream.range(0, 100)
                    .mapToObj(GradientFailureTest::drawn)
                    .forEach(GradientFailureTest::judge));
    assertThat(refuted.onSmallest().getMessage().lines())
        .startsWith(
            "GRADIENT AGREEMENT refuted: liar differs from the definition in the gradient of the"
                + " bias at [n=0 o=0 i=0 j=0]")
        .contains("  case       n2", "  numbers    doubles")
        .anyMatch(line -> line.startsWith("  smallest   yes"))
        .anyMatch(line -> line.startsWith("  gradient   [[") && line.endsWith(" of the output"))
        .last(STRING)
        .startsWith("  replay     java -jar target/convproof.jar replay n2 --values ");
  }

  private static Case drawn(long seed) {
    return RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed);
  }

  private static void judge(Case c) {
    assertThatGradients(
        List.of(BackwardLiars.biasOfTheFirstImage()), c, Laws.GRADIENT_AGREEMENT, Doubles.INSTANCE);
  }
}
