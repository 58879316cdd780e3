package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.Counting;
import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.claim.quantity.Where;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Value;
import dev.convproof.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges whether the closed form of each quantity is what is executed, under every convention under
 * which it has a closed form, at every shape up to a bound. All variables are free: batch, groups
 * and, unless the closed form is stated without it, dilation as well.
 *
 * @param quantities the quantities
 */
public record ClosedFormsJudge(List<Quantity> quantities) implements Judge {
  /** The excess up to which every shape is executed. */
  private static final int LAYER_BOUND = 4;

  private static final int STACK_BOUND = 16;

  private static final int NUMBERS_BOUND = 6;

  private static final Map<String, Verdict> DONE = new ConcurrentHashMap<>();
  private static final Map<List<Object>, List<Instance>> SHAPES = new ConcurrentHashMap<>();

  /** Copies the quantities. */
  public ClosedFormsJudge {
    quantities = List.copyOf(quantities);
  }

  @Override
  public Judgement judge() {
    List<Verdict> verdicts = quantities.stream().flatMap(ClosedFormsJudge::verdicts).toList();
    return new Judgement(
        ReadingsMerger.allOf(verdicts),
        List.of(new Judgement.Figure("closed-forms-compared", Integer.toString(verdicts.size()))));
  }

  private static Stream<Verdict> verdicts(Quantity quantity) {
    return Conventions.NONE.withAll(quantity.choices()).stream()
        .filter(conventions -> isItsOwn(quantity, conventions))
        .map(conventions -> named(quantity, conventions));
  }

  /**
   * Returns whether there is a form that is not the same statement again: where the shape decides
   * the padding, most forms are those for a padding in all, and how a multiply-add is counted does
   * not turn on it.
   */
  private static boolean isItsOwn(Quantity quantity, Conventions conventions) {
    Optional<Formula> form = form(quantity, conventions);
    boolean first = conventions.padding() == PaddingRule.TOTAL;
    boolean own =
        first
            || (conventions.counting() == Counting.ADDITIONS
                && (!conventions.padding().derived()
                    || !form.equals(form(quantity, conventions.with(Choice.PADDING, "total")))));
    return form.isPresent() && own;
  }

  /** With the quantity and the convention in what is established: many forms are alike. */
  private static Verdict named(Quantity quantity, Conventions conventions) {
    Verdict verdict = verdict(quantity, conventions);
    return verdict.fold(
        holds ->
            new Verdict.Holds(
                holds.links().stream()
                    .map(
                        link ->
                            new Verdict.Link(
                                named(quantity, conventions, link.what()), link.strength()))
                    .toList()),
        refuted -> verdict,
        depends -> verdict,
        undecided -> verdict);
  }

  private static Message named(Quantity quantity, Conventions conventions, Message what) {
    return conventions.chosen().isEmpty()
        ? Message.of("link.of-quantity", quantity.words(), what)
        : Message.of("link.of-quantity-under", quantity.words(), conventions.all(), what);
  }

  private static Optional<Formula> form(Quantity quantity, Conventions conventions) {
    return quantity.closedForm(conventions, variables(quantity));
  }

  /** All but M, which is a name for a product of others. */
  private static Set<String> variables(Quantity quantity) {
    Set<String> all = new HashSet<>(quantity.vocabulary().names());
    all.remove("M");
    return all;
  }

  /** Executes every shape, once in a process. */
  public static Verdict verdict(Quantity quantity, Conventions conventions) {
    return DONE.computeIfAbsent(
        quantity + " " + conventions, key -> compared(quantity, conventions));
  }

  private static Verdict compared(Quantity quantity, Conventions conventions) {
    Formula form = form(quantity, conventions).orElseThrow();
    int bound = quantity.numbers().isPresent() ? NUMBERS_BOUND : LAYER_BOUND;
    bound = quantity.stacked() ? STACK_BOUND : bound;
    List<Instance> shapes = shapes(quantity, conventions, bound);
    for (int tried = 0; tried < shapes.size(); tried++) {
      Instance shape = shapes.get(tried);
      Value closed = Evaluation.rational(form, shape.values(), quantity.division());
      Value executed = quantity.provenance().execution().value(shape, conventions);
      if (!closed.equals(executed)) {
        return refuted(shape, closed, executed, tried);
      }
    }
    return new Verdict.Holds(
        Message.of(
            "link.closed-form-equals",
            new Message.Formula(form.text()),
            Message.of("executed." + quantity.provenance().executed())),
        new Strength.Exact(
            Message.of(
                quantity.undilated() ? "bound.excess-undilated" : "bound.excess",
                bound,
                shapes.size())));
  }

  /** In the order of cases. Most quantities have the same: made once in a process. */
  private static List<Instance> shapes(Quantity quantity, Conventions conventions, int bound) {
    Set<String> all = variables(quantity);
    return SHAPES.computeIfAbsent(
        List.of(
            quantity.numbers().isPresent() ? quantity.name() : quantity.stacked(),
            conventions.padding(),
            quantity.doubling(),
            all),
        key -> {
          ShapeDomain domain = quantity.domain(conventions, all, Where.NOTHING);
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
}
