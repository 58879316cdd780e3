package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.thread.NdArray;
import dev.convproof.claim.thread.Numpy;
import dev.convproof.claim.thread.Program;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a program makes its products by matrix multiplication only: its calls are counted as they
 * are executed. What it calls does not depend on values.
 */
public record CallsJudge(Program program, Domain domain) implements Judge {
  private static final String ELEMENTWISE = "*";
  private static final String MATRIX = "matmul";

  @Override
  public Judgement judge() {
    long shapes = 0;
    for (int excess = 0; excess <= domain.most(); excess++) {
      for (Geometry g : domain.ofSize(excess)) {
        Map<String, Integer> calls = calls(g);
        if (calls.containsKey(ELEMENTWISE)) {
          return Judgement.of(new Verdict.Refuted(counterexample(g, calls, shapes)));
        }
        shapes++;
      }
    }
    return Judgement.of(
        new Verdict.Holds(
            Message.of("link.every-product-matmul"),
            new Strength.Exact(Domain.bound(shapes, domain.most()))));
  }

  private Map<String, Integer> calls(Geometry g) {
    Numpy<long[]> np = new Numpy<>(Integers.INSTANCE);
    program.call(
        np,
        new NdArray<>(
            List.of(g.inputChannels(), g.rows().input(), g.columns().input()),
            new long[g.inputSize()]),
        new NdArray<>(
            List.of(g.outputChannels(), g.inputChannels(), g.rows().kernel(), g.columns().kernel()),
            new long[g.weightSize()]));
    return np.calls();
  }

  private static Counterexample counterexample(
      Geometry g, Map<String, Integer> calls, long smaller) {
    Case zeros = Case.of(g, new long[g.inputSize()], new long[g.weightSize()], Optional.empty());
    return new Counterexample(
        zeros.toString(),
        Contrast.TRUTH_IMPLIED,
        Message.verbatim(
            "%s: %s, %s: %s"
                .formatted(
                    ELEMENTWISE, calls.get(ELEMENTWISE), MATRIX, calls.getOrDefault(MATRIX, 0))),
        Message.verbatim(ELEMENTWISE + ": 0"),
        true,
        Exhaustion.known(smaller),
        Optional.empty());
  }
}
