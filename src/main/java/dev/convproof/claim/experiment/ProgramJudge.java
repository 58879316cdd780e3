package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.thread.Result;
import dev.convproof.claim.thread.Subject;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a program is a convolution, on a domain of shapes: run on indeterminates at every shape
 * up to a bound, in order, so that the first shape that fails is the smallest. There the smallest
 * values are searched.
 *
 * @param subject the program
 * @param domain the shapes
 */
public record ProgramJudge(Subject subject, Domain domain) implements Judge {
  @Override
  public Judgement judge() {
    return Judgement.of(verdict());
  }

  /** The verdict alone. */
  public Verdict verdict() {
    long shapes = 0;
    for (int excess = 0; excess <= domain.most(); excess++) {
      List<Geometry> level = domain.ofSize(excess);
      List<Geometry> failing = level.stream().filter(g -> !convolvesAllValues(g)).toList();
      if (!failing.isEmpty()) {
        return refuted(failing, shapes);
      }
      shapes += level.size();
    }
    if (shapes == 0) {
      return new Verdict.Undecided(Message.of("reason.no-shape"));
    }
    return new Verdict.Holds(
        Message.of("link.equals-definition", subject.name()),
        new Strength.Exact(Domain.bound(shapes, domain.most())));
  }

  /** At how many shapes of the domain the program is right, for all values. */
  long right() {
    return domain.shapes().filter(this::convolvesAllValues).count();
  }

  private boolean convolvesAllValues(Geometry g) {
    Polynomials numbers = Polynomials.INSTANCE;
    Problem<Polynomial[]> problem = new Indeterminates().plain(g);
    Tensor<Polynomial[]> expected = Strategies.DEFINITION.convolve(numbers, problem);
    return subject.run(numbers, problem) instanceof Result.Value<Polynomial[]> value
        && Arrays.equals(value.output().data(), expected.data());
  }

  private Verdict refuted(List<Geometry> failing, long smaller) {
    Case smallest =
        failing.stream()
            .flatMap(g -> SmallestValues.of(g, this::fails).stream())
            .min(CaseOrder.SMALLEST_FIRST)
            .orElseThrow(() -> new IllegalStateException("no small values fail at " + failing));
    Problem<long[]> problem = smallest.problem(Integers.INSTANCE);
    return new Verdict.Refuted(
        Compared.counterexample(
            smallest, expected(problem), actual(problem), Exhaustion.known(smaller)));
  }

  private boolean fails(Case c) {
    Problem<long[]> problem = c.problem(Integers.INSTANCE);
    return !(actual(problem) instanceof Result.Value<long[]> value)
        || !Arrays.equals(expected(problem).data(), value.output().data());
  }

  private static Tensor<long[]> expected(Problem<long[]> problem) {
    return Strategies.DEFINITION.convolve(Integers.INSTANCE, problem);
  }

  private Result<long[]> actual(Problem<long[]> problem) {
    return subject.run(Integers.INSTANCE, problem);
  }
}
