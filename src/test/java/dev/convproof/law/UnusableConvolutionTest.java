package dev.convproof.law;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Integers;
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
  private static final Case TWO_COLUMNS = CaseLine.parse("w3kw2", "1*6", "");

  @ParameterizedTest
  @MethodSource("lawsOfOneLayer")
  void every_law_says_what_was_thrown_and_where(Law law) {
    Outcome outcome = law.judge(Integers.INSTANCE, new ThrowsOnTwoColumns(), wide(law));
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    assertThat(((Outcome.Refuted) outcome).by().what())
        .startsWith("thrower threw ArrayIndexOutOfBoundsException on ");
  }

  static List<Law> lawsOfOneLayer() {
    return Laws.all().stream().filter(law -> law.layers() == 1 && law != Laws.UNIT_KERNEL).toList();
  }

  /** The bias count runs the case's shape with one channel alone, all others the case itself. */
  private static Case wide(Law law) {
    return law == Laws.BIAS_COUNT ? CaseLine.parse("w3kw2", "0*5,1", "") : TWO_COLUMNS;
  }

  @Test
  void many_strategies_judged_together_include_the_one_that_throws() {
    List<Strategy> all = List.of(Strategies.DEFINITION, new ThrowsOnTwoColumns());
    assertThat(Laws.AGREEMENT.judge(Integers.INSTANCE, all, TWO_COLUMNS))
        .isInstanceOf(Outcome.Refuted.class);
  }

  @Test
  void the_failure_is_a_list_of_facts_that_ends_in_a_command() {
    assertThatThrownBy(
            () ->
                assertThatConvolution(new ThrowsOnTwoColumns(), TWO_COLUMNS)
                    .agreeOver(Integers.INSTANCE, Laws.AGREEMENT))
        .hasMessage(
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
              replay     java -jar target/convproof.jar replay w3kw2 --values 1*6""");
  }

  @Test
  void another_shape_is_named() {
    Outcome outcome = Laws.AGREEMENT.judge(Integers.INSTANCE, new ForgetsARow(), TWO_COLUMNS);
    Disagreement by = ((Outcome.Refuted) outcome).by();
    assertThat(by.what()).isEqualTo("forgetful gives another shape on w3kw2");
    assertThat(by.expected()).isEqualTo("[1, 1, 1, 2]");
    assertThat(by.actual()).isEqualTo("[1, 1, 1, 1]");
  }

  @Test
  void no_output_is_named() {
    Outcome outcome = Laws.PURITY.judge(Integers.INSTANCE, new GivesNothing(), TWO_COLUMNS);
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
