package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Basis;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Domain;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.claim.quantity.Measure;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Whether a closed form is what is executed, at every shape up to a bound, all variables being
 * free: batch, groups and, unless the closed form is stated without it, dilation as well.
 */
public final class ClosedFormCheck {
  /** The excess up to which every shape is executed. */
  private static final int LAYER_BOUND = 4;

  private static final int STACK_BOUND = 16;

  private static final Map<String, Verdict> DONE = new ConcurrentHashMap<>();
  private static final Map<List<Object>, List<Instance>> SHAPES = new ConcurrentHashMap<>();

  private ClosedFormCheck() {}

  /** Executes every shape, once in a process. */
  public static Verdict of(Measure measure, Conventions conventions) {
    return DONE.computeIfAbsent(measure + " " + conventions, key -> compare(measure, conventions));
  }

  private static Verdict compare(Measure measure, Conventions conventions) {
    Basis.Execution execution = execution(measure);
    Set<String> all = new HashSet<>(measure.vocabulary().names());
    all.remove("M");
    Formula form = measure.closedForm(conventions, all).orElseThrow();
    int bound = measure.stacked() ? STACK_BOUND : LAYER_BOUND;
    long shapes = 0;
    for (Instance shape : shapes(measure, conventions, all, bound)) {
      Value closed = Evaluation.rational(form, shape.values(), measure.division());
      Value executed = execution.value(shape, conventions);
      if (!closed.equals(executed)) {
        return refuted(shape, closed, executed, shapes);
      }
      shapes++;
    }
    return new Verdict.Holds(
        Message.of("link.closed-form-equals", form.text(), Message.of("executed." + what(measure))),
        new Strength.Exact(
            Message.of(
                measure.undilated() ? "bound.excess-undilated" : "bound.excess", bound, shapes)));
  }

  /** In the order of cases. Most quantities have the same: made once in a process. */
  private static List<Instance> shapes(
      Measure measure, Conventions conventions, Set<String> all, int bound) {
    return SHAPES.computeIfAbsent(
        List.of(measure.stacked(), conventions.perSide(), all),
        key -> {
          Domain domain = measure.domain(conventions, all, Map.of());
          return IntStream.rangeClosed(0, bound)
              .mapToObj(domain::ofSize)
              .flatMap(List::stream)
              .toList();
        });
  }

  private static Verdict refuted(Instance shape, Value closed, Value executed, long before) {
    return new Verdict.Refuted(
        new Counterexample(
            shape.line(),
            Message.verbatim(executed),
            Message.verbatim(closed),
            true,
            Message.of("known.smaller-agree", before),
            Optional.empty()));
  }

  private static Basis.Execution execution(Measure measure) {
    return Executions.of(measure)
        .orElseThrow(() -> new IllegalArgumentException(measure + " cannot be executed"));
  }

  private static String what(Measure measure) {
    return measure.basis() instanceof Basis.ByExecution execution
        ? execution.what()
        : ((Basis.ByLemma) measure.basis()).what();
  }
}
