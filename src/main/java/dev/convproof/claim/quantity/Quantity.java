package dev.convproof.claim.quantity;

import dev.convproof.claim.Message;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongBiFunction;

/**
 * A quantity that an answer can be about.
 *
 * @param name as the command line has it, such as {@code output-height}
 * @param meaning what it is, in words
 * @param division what a quotient means in an answer
 * @param choices what conventions it is stated under
 * @param vocabulary the variables that an answer may name
 * @param closed the closed form
 * @param provenance what shows that the closed form is the quantity
 */
public record Quantity(
    String name,
    String meaning,
    DivisionRule division,
    List<Choice> choices,
    Vocabulary vocabulary,
    Closed closed,
    Provenance provenance) {

  /** A closed form in all variables, or none under some conventions. */
  @FunctionalInterface
  public interface Closed {
    /**
     * The form's text.
     *
     * @param named the variables that the statement names; those with a default that it does not
     *     name may be left in, they become 1
     */
    Optional<String> text(Conventions conventions, Set<String> named);
  }

  /** Copies the choices. */
  public Quantity {
    choices = List.copyOf(choices);
  }

  /** Returns its name for people. */
  public Message words() {
    return Message.named("quantity", name);
  }

  /** Whether it is about two stacked kernels, not one layer. */
  public boolean stacked() {
    return vocabulary.names().contains("k1");
  }

  /** Whether it is stated without dilation only. */
  public boolean undilated() {
    return !stacked() && !vocabulary.names().contains("dh");
  }

  /** The closed form for a statement that names these variables. */
  public Optional<Formula> closedForm(Conventions conventions, Set<String> named) {
    Map<String, Formula> ones = new HashMap<>();
    for (String name : VariableNames.DEFAULTS.keySet()) {
      if (!named.contains(name)) {
        ones.put(name, Expressions.ONE);
      }
    }
    return closed
        .text(conventions, named)
        .map(text -> Expressions.substitute(VariableNames.formula(text), ones));
  }

  /**
   * The shapes that a statement about it varies over.
   *
   * @param named the variables that the statement names
   * @param fixed the variables that have one value only
   */
  public ShapeDomain domain(
      Conventions conventions, Set<String> named, Map<String, Integer> fixed) {
    if (stacked()) {
      return new StackDomain(named);
    }
    Set<String> all = new HashSet<>(named);
    closedForm(conventions, named).ifPresent(form -> all.addAll(form.variables()));
    if (closedForm(conventions, named).isEmpty()) { // its value may turn on any of these
      all.addAll(List.of("ci", "co", "h", "w"));
    }
    return new LayerDomain(all, conventions.perSide(), fixed);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * What shows that a closed form is the quantity: the value by execution is the same, at every
   * shape up to a bound, or a lemma says so for all shapes.
   *
   * @param executed what is executed, a key after {@code executed.}
   * @param execution the value
   * @param lemma the lemma's name, if there is one
   */
  public record Provenance(String executed, Execution execution, Optional<String> lemma) {
    /** Provenance by execution alone. */
    public Provenance(String executed, Execution execution) {
      this(executed, execution, Optional.empty());
    }

    /** The value by execution. */
    @FunctionalInterface
    public interface Execution {
      /** Returns the quantity at a shape. */
      Value value(Instance shape, Conventions conventions);
    }

    /** Returns the provenance of a whole number of one layer. */
    static Provenance counted(String executed, ToLongBiFunction<Geometry, Conventions> execution) {
      return new Provenance(
          executed,
          (shape, conventions) -> Value.of(execution.applyAsLong(shape.geometry(), conventions)));
    }
  }
}
