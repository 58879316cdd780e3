package dev.convproof.law;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.convproof.Subject;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Integers;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A convolution that throws, or gives nothing to compare, is refuted with facts like any other. */
class UnusableConvolutionTest {
  /** Every law of one layer has something to say of it. */
  private static final Case EVERYTHING =
      RandomPoint.on(Notation.parse("n2g2ci2w4co2kw2sw2dw2pl1"), 9, 1);

  private static final Case TWO_COLUMNS = CaseLine.parse("w3kw2", "1*6", "");

  @ParameterizedTest
  @MethodSource("lawsOfOneLayer")
  void every_law_says_what_was_thrown_and_where(Law law) {
    Outcome outcome = law.judge(new ThrowsOnTwoColumns().over(Integers.INSTANCE), EVERYTHING);
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    assertThat(((Outcome.Refuted) outcome).by().what())
        .startsWith("thrower threw ArrayIndexOutOfBoundsException on ");
  }

  static List<Law> lawsOfOneLayer() {
    return Laws.forward().stream()
        .filter(law -> law.layers() == 1 && law != Laws.UNIT_KERNEL)
        .toList();
  }

  @Test
  void many_strategies_judged_together_include_the_one_that_throws() {
    List<Subject<long[]>> all =
        List.of(
            Strategies.DEFINITION.over(Integers.INSTANCE),
            new ThrowsOnTwoColumns().over(Integers.INSTANCE));
    assertThat(Laws.AGREEMENT.judge(all, TWO_COLUMNS)).isInstanceOf(Outcome.Refuted.class);
  }

  @Test
  void the_failure_is_a_list_of_facts_that_ends_in_a_command() {
    Throwable failure =
        catchThrowable(
            () ->
                assertThatConvolution(new ThrowsOnTwoColumns(), TWO_COLUMNS)
                    .agreeOver(Integers.INSTANCE, Laws.AGREEMENT));
    assertThat(failure.getMessage())
        .containsPattern("at convolve\\(UnusableConvolutionTest\\.java:\\d+\\)");
    assertThat(failure.getMessage().replaceFirst(":\\d+\\)", ")"))
        .isEqualTo(
            """
            AGREEMENT refuted: thrower threw ArrayIndexOutOfBoundsException on w3kw2 at \
            convolve(UnusableConvolutionTest.java)
              expected   an output [1, 1, 1, 2]
              but was    java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2
              numbers    integers
              case       w3kw2
              smallest   not known
              input      [[1 1 1]]
              weights    [[1 1]]
              bias       [[1]]
              explained  java -jar target/convproof.jar explain agreement
              replay     java -jar target/convproof.jar replay w3kw2 --values 1*6""");
  }

  @Test
  void another_length_is_named() {
    Outcome outcome = Laws.AGREEMENT.judge(new ForgetsARow().over(Integers.INSTANCE), TWO_COLUMNS);
    Disagreement by = ((Outcome.Refuted) outcome).by();
    assertThat(by.what()).isEqualTo("forgetful gives a buffer of another length on w3kw2");
    assertThat(by.expected()).isEqualTo("2 scalars");
    assertThat(by.actual()).isEqualTo("1 scalars");
  }

  @Test
  void no_output_is_named() {
    Outcome outcome = Laws.PURITY.judge(new GivesNothing().over(Integers.INSTANCE), TWO_COLUMNS);
    assertThat(((Outcome.Refuted) outcome).by().what()).isEqualTo("idler gives no output on w3kw2");
  }

  private record ThrowsOnTwoColumns() implements Strategy {
    @Override
    public String name() {
      return "thrower";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      if (problem.geometry().columns().kernel() == 2) {
        throw new ArrayIndexOutOfBoundsException("Index 2 out of bounds for length 2");
      }
      return Strategies.DEFINITION.convolve(algebra, problem);
    }
  }

  private record ForgetsARow() implements Strategy {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Tensor<V> whole = Strategies.DEFINITION.convolve(algebra, problem);
      return new Tensor<>(new Shape(1, 1, 1, 1), algebra.slice(whole.data(), 0, 1));
    }
  }

  private record GivesNothing() implements Strategy {
    @Override
    public String name() {
      return "idler";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return null;
    }
  }
}
