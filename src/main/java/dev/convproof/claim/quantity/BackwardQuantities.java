package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Conventions.Choice.COUNT;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.SCALAR;
import static dev.convproof.cost.BackwardForm.Gradient.BIAS;
import static dev.convproof.cost.BackwardForm.Gradient.INPUT;
import static dev.convproof.cost.BackwardForm.Gradient.WEIGHTS;

import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.Counting;
import dev.convproof.claim.quantity.ExecutedQuantities.Backward;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * The quantities of the backward pass. Padded taps are counted: the gradient of the input is that
 * of the padded input.
 *
 * <p>A position of the padded input that t windows read sums (co/g)·t terms. How many positions are
 * read is stated at dilation 1: otherwise the windows read in a comb, for which the language of
 * answers lacks the greatest common divisor ({@link dev.convproof.cost.BackwardForm} has it for
 * every dilation).
 */
final class BackwardQuantities {
  private static final String RUN = "backward-pass";
  private static final String BUFFERS = "backward-buffers";
  private static final String PRODUCTS = "n*co*(ci/g)*kh*kw*ho*wo";
  private static final Set<Gradient> ALL_GRADIENTS = EnumSet.allOf(Gradient.class);

  private static final Vocabulary COSTS =
      VariableNames.joined(VariableNames.LAYER, VariableNames.OUTPUT);
  private static final Vocabulary UNDILATED =
      Vocabulary.of(
          COSTS.names().stream()
              .filter(name -> !name.equals("dh") && !name.equals("dw"))
              .collect(Collectors.toCollection(LinkedHashSet::new)));

  private BackwardQuantities() {}

  /** Returns every quantity of a backward pass. */
  static List<Quantity> all() {
    List<Quantity> all = new ArrayList<>();
    all.addAll(costs("backward-input", "the gradient of the padded input", EnumSet.of(INPUT)));
    all.addAll(costs("backward-weight", "the gradient of the weights", EnumSet.of(WEIGHTS)));
    all.addAll(costs("backward-bias", "the gradient of the bias", EnumSet.of(BIAS)));
    all.addAll(costs("backward", "all gradients, the input being padded", ALL_GRADIENTS));
    all.add(held().settling(Choice.BIAS));
    all.add(gradientBytes().settling(Choice.BIAS));
    all.add(savedBytes());
    return List.copyOf(all);
  }

  private static List<Quantity> costs(String name, String what, Set<Gradient> of) {
    return List.of(
        cost(
            name + "-multiplications",
            "multiplications for " + what,
            COSTS,
            sum(of, BackwardQuantities::multiplications),
            RUN,
            (g, conventions) -> Backward.multiplications(g, of)),
        cost(
            name + "-additions",
            "additions for " + what,
            vocabulary(of),
            sum(of, BackwardQuantities::additions),
            RUN,
            (g, conventions) -> Backward.additions(g, of)),
        operations(name, what, of));
  }

  /**
   * As executed, or as multiply-adds. The gradient of the bias is then one addition for each
   * output: it counts where it is asked about alone, and in all gradients where that is said.
   */
  private static Quantity operations(String name, String what, Set<Gradient> of) {
    boolean all = of.containsAll(ALL_GRADIENTS);
    Quantity quantity =
        new Quantity(
            name + "-operations",
            "multiplications and additions for " + what,
            DivisionRule.EXACT,
            all ? List.of(PADDING, Choice.BIAS, COUNT) : List.of(PADDING, COUNT),
            vocabulary(of),
            (conventions, named) -> Optional.of(operations(executed(of, conventions), conventions)),
            Provenance.counted(
                RUN, (g, conventions) -> operations(g, executed(of, conventions), conventions)));
    return all ? quantity.settling(Choice.BIAS) : quantity;
  }

  /** The gradients that are computed, that of the bias only if it is counted. */
  private static Set<Gradient> executed(Set<Gradient> of, Conventions conventions) {
    boolean biased =
        conventions.counting() == Counting.ADDITIONS
            ? conventions.bias() == BiasTerm.COUNTED
            : conventions.addsBias();
    Set<Gradient> some = EnumSet.copyOf(of);
    if (of.size() > 1 && !biased) {
      some.remove(BIAS);
    }
    return some;
  }

  private static String operations(Set<Gradient> of, Conventions conventions) {
    if (conventions.counting() == Counting.ADDITIONS) {
      return sum(of, BackwardQuantities::multiplications)
          + "+"
          + sum(of, BackwardQuantities::additions);
    }
    int each = conventions.counting() == Counting.FLOPS ? 2 : 1;
    return sum(of, one -> one == BIAS ? "n*co*ho*wo" : each == 1 ? PRODUCTS : "2*" + PRODUCTS);
  }

  private static long operations(Geometry g, Set<Gradient> of, Conventions conventions) {
    long products = Backward.multiplications(g, of);
    long sums = of.contains(BIAS) ? Backward.additionsFromZero(g, BIAS) : 0;
    return switch (conventions.counting()) {
      case ADDITIONS -> Backward.operations(g, of);
      case MACS -> products + sums;
      case FLOPS -> 2 * products + sums;
    };
  }

  private static Vocabulary vocabulary(Set<Gradient> of) {
    return of.contains(INPUT) ? UNDILATED : COSTS;
  }

  private static String sum(Set<Gradient> of, Function<Gradient, String> form) {
    return Arrays.stream(Gradient.values())
        .filter(of::contains)
        .map(form)
        .collect(Collectors.joining("+"));
  }

  private static String multiplications(Gradient gradient) {
    return gradient == BIAS ? "0" : PRODUCTS;
  }

  private static String additions(Gradient gradient) {
    return switch (gradient) {
      case INPUT -> PRODUCTS + "-n*ci*((ho-1)*min(sh,kh)+kh)*((wo-1)*min(sw,kw)+kw)";
      case WEIGHTS -> "co*(ci/g)*kh*kw*(n*ho*wo-1)";
      case BIAS -> "co*(n*ho*wo-1)";
    };
  }

  private static Quantity cost(
      String name,
      String meaning,
      Vocabulary vocabulary,
      String form,
      String how,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        List.of(PADDING),
        vocabulary,
        ClosedForms.always(form),
        Provenance.counted(how, execution));
  }

  private static Quantity held() {
    return new Quantity(
        "backward-memory",
        "numbers held in a backward pass: input, weights, and all gradients",
        DivisionRule.EXACT,
        List.of(PADDING, Choice.BIAS),
        COSTS,
        (conventions, named) ->
            Optional.of("2*n*ci*h*w+(2*(ci/g)*kh*kw" + biases(conventions) + ")*co+n*co*ho*wo"),
        Provenance.counted(
            BUFFERS,
            (g, conventions) ->
                Backward.held(g, gradients(conventions))
                    + g.outputSize()
                    + Backward.held(g, EnumSet.of(INPUT, WEIGHTS))));
  }

  private static String biases(Conventions conventions) {
    return conventions.bias() == BiasTerm.COUNTED ? "+1" : "";
  }

  private static Set<Gradient> gradients(Conventions conventions) {
    return conventions.bias() == BiasTerm.COUNTED ? ALL_GRADIENTS : EnumSet.of(INPUT, WEIGHTS);
  }

  private static Quantity gradientBytes() {
    return bytes(
        "backward-gradient-bytes",
        "bytes of the gradients of the output, the input, the weights and the bias",
        List.of(PADDING, Choice.BIAS, SCALAR),
        conventions -> "(ci/g*kh*kw" + biases(conventions) + ")*co+n*ci*h*w+n*co*ho*wo",
        (g, conventions) ->
            conventions.scalar().bytes(Backward.held(g, gradients(conventions)) + g.outputSize()));
  }

  private static Quantity savedBytes() {
    return bytes(
        "backward-saved-bytes",
        "bytes of what a backward pass reads of the forward pass: the input and the weights",
        List.of(PADDING, SCALAR),
        conventions -> "n*ci*h*w+ci/g*kh*kw*co",
        (g, conventions) ->
            conventions.scalar().bytes(Backward.held(g, EnumSet.of(INPUT, WEIGHTS))));
  }

  private static Quantity bytes(
      String name,
      String meaning,
      List<Choice> choices,
      Function<Conventions, String> numbers,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        COSTS,
        (conventions, named) ->
            Optional.of("(" + numbers.apply(conventions) + ")*" + conventions.scalar().bytes()),
        Provenance.counted(BUFFERS, execution));
  }
}
