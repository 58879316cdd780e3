package dev.convproof.claim.quantity;

import dev.convproof.claim.Message;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A quantity that an answer can be about.
 *
 * @param name as the command line has it, such as {@code output-height}
 * @param meaning what it is, in words
 * @param division what a quotient means in an answer
 * @param choices what conventions it is stated under
 * @param vocabulary the variables that an answer may name
 * @param closed the closed form
 * @param basis what shows that the closed form is the quantity
 */
public record Measure(
    String name,
    String meaning,
    DivisionRule division,
    List<Choice> choices,
    Vocabulary vocabulary,
    Closed closed,
    Basis basis) {

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
  public Measure {
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
    for (String name : Names.DEFAULTS.keySet()) {
      if (!named.contains(name)) {
        ones.put(name, Expressions.ONE);
      }
    }
    return closed
        .text(conventions, named)
        .map(text -> Expressions.substitute(Names.formula(text), ones));
  }

  /**
   * The shapes that a statement about it varies over.
   *
   * @param named the variables that the statement names
   * @param fixed the variables that have one value only
   */
  public Domain domain(Conventions conventions, Set<String> named, Map<String, Integer> fixed) {
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
}
