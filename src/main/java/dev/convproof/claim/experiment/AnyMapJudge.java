package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.column;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.proof.Theorem;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A judge of whether every linear map from h values to h values is one convolution, with a stride
 * and a padding of its own: h² taps, stride h, padding h(h−1) on each side, where tap h(h−1−i)+j
 * carries the matrix entry of output i and input j. Proved for all h by lemmas, and run for small
 * ones on a matrix and an input of indeterminates, that is for all values.
 *
 * @param padding on each side, for a number of values
 * @param most the greatest number of values that is run
 */
public record AnyMapJudge(PaddingRule padding, int most) implements Judge {
  private static final Cited PROVED = new Cited(List.of(Theorem.ANY_MAP));

  /** The padding on each side. */
  @FunctionalInterface
  public interface PaddingRule {
    /** Returns the padding for h values. */
    int forValues(int h);
  }

  @Override
  public Judgement judge() {
    Verdict ran =
        Exhaustion.verdict(
            IntStream.rangeClosed(1, most).boxed(),
            this::failure,
            tried ->
                List.of(
                    new Verdict.Link(
                        Message.of("link.any-map"),
                        new Strength.Exact(Message.of("bound.any-map", most)))));
    return PROVED.beside(ran, List::of);
  }

  private Optional<Failure> failure(int h) {
    Axis axis = new Axis(h, h * h, h, padding.forValues(h), padding.forValues(h), 1);
    Indeterminates values = new Indeterminates();
    Polynomial[] matrix = values.next(h * h);
    Polynomial[] input = values.next(h);
    Polynomial[] found = convolved(axis, matrix, input);
    Polynomial[] product = product(matrix, input);
    return Arrays.equals(found, product)
        ? Optional.empty()
        : Optional.of(new Failure(Arrays.toString(product), Arrays.toString(found)));
  }

  private static Polynomial[] convolved(Axis axis, Polynomial[] matrix, Polynomial[] input) {
    int h = axis.input();
    Polynomial[] taps = new Polynomial[h * h];
    Arrays.setAll(taps, t -> matrix[(h - 1 - t / h) * h + t % h]);
    Geometry g = column(axis);
    return Indeterminates.convolve(Problem.of(g, input, taps, Optional.empty()));
  }

  /** The definition of the linear map. */
  private static Polynomial[] product(Polynomial[] matrix, Polynomial[] input) {
    Polynomial[] product = Polynomials.INSTANCE.zeros(input.length);
    for (int i = 0; i < input.length; i++) {
      for (int j = 0; j < input.length; j++) {
        Polynomials.INSTANCE.multiplyAdd(matrix, i * input.length + j, input, j, product, i);
      }
    }
    return product;
  }
}
