package dev.convproof.claim.quantity;

import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
 * @param spellings how the variables may be written
 * @param settled the choices that have a default, which an option alone changes
 * @param numbers what it is about, where that is not one layer or two kernels
 * @param doubling what is doubled, where it says how much something grows
 */
public record Quantity(
    String name,
    String meaning,
    DivisionRule division,
    List<Choice> choices,
    Vocabulary vocabulary,
    Closed closed,
    Provenance provenance,
    Spellings spellings,
    Set<Choice> settled,
    Optional<Numbers> numbers,
    Optional<Doubling> doubling) {

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
    settled = Set.copyOf(settled);
  }

  /** A quantity of which only padded taps and what is counted have a default. */
  public Quantity(
      String name,
      String meaning,
      DivisionRule division,
      List<Choice> choices,
      Vocabulary vocabulary,
      Closed closed,
      Provenance provenance) {
    this(
        name,
        meaning,
        division,
        choices,
        vocabulary,
        closed,
        provenance,
        Spellings.of(vocabulary),
        Set.of(Choice.PADDED_TAPS, Choice.COUNT),
        Optional.empty(),
        Optional.empty());
  }

  /** Whole numbers, and what holds between them, where a quantity is not of a layer. */
  public record Numbers(List<Unknown> numbers, Function<Conventions, List<Relation>> given) {}

  /** A quantity of whole numbers. */
  static Quantity ofNumbers(
      String name,
      String meaning,
      DivisionRule division,
      List<Choice> choices,
      List<Unknown> numbers,
      Function<Conventions, List<Relation>> given,
      Function<Conventions, Optional<String>> closed,
      Provenance provenance) {
    Vocabulary names = Vocabulary.of(numbers.stream().map(Unknown::name).toList());
    return new Quantity(
        name,
        meaning,
        division,
        choices,
        names,
        (conventions, named) -> closed.apply(conventions),
        provenance,
        Spellings.of(names),
        Set.of(Choice.COUNT),
        Optional.of(new Numbers(numbers, given)),
        Optional.empty());
  }

  /** Returns this quantity with other spellings. */
  Quantity spelled(Spellings others) {
    return new Quantity(
        name,
        meaning,
        division,
        choices,
        vocabulary,
        closed,
        provenance,
        others,
        settled,
        numbers,
        doubling);
  }

  /** Returns this quantity as the growth of something when something is doubled. */
  Quantity growingWith(Doubling what) {
    return new Quantity(
        name,
        meaning,
        division,
        choices,
        vocabulary,
        closed,
        provenance,
        spellings,
        settled,
        numbers,
        Optional.of(what));
  }

  /** Returns this quantity with another choice that has a default. */
  Quantity settling(Choice choice) {
    Set<Choice> more = new HashSet<>(settled);
    more.add(choice);
    return new Quantity(
        name,
        meaning,
        division,
        choices,
        vocabulary,
        closed,
        provenance,
        spellings,
        more,
        numbers,
        doubling);
  }

  /** Returns its name for people. */
  public Message words() {
    return Message.named("quantity", name);
  }

  /** Returns whether it is about two stacked kernels, not one layer. */
  public boolean stacked() {
    return numbers.isEmpty() && vocabulary.names().contains("k1");
  }

  /** Returns whether it is stated without dilation only. */
  public boolean undilated() {
    return numbers.isEmpty() && !stacked() && !vocabulary.names().contains("dh");
  }

  /** The closed form for a statement that names these variables. */
  public Optional<Formula> closedForm(Conventions conventions, Set<String> named) {
    Map<String, Formula> ones = new HashMap<>();
    for (String name : VariableNames.DEFAULTS.keySet()) {
      if (!named.contains(name)) {
        ones.put(name, Expressions.number(VariableNames.DEFAULTS.get(name)));
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
   * @param where what is given of the variables
   */
  public ShapeDomain domain(Conventions conventions, Set<String> named, Where where) {
    Set<String> all = new HashSet<>(named);
    all.addAll(where.variables());
    if (stacked()) {
      return restricted(new StackDomain(all), where, List.of());
    }
    if (numbers.isPresent()) {
      closedForm(conventions, named).ifPresent(form -> all.addAll(form.variables()));
      Numbers of = numbers.orElseThrow();
      return restricted(
          new NumbersDomain(of.numbers(), of.given().apply(conventions), all), where, List.of());
    }
    closedForm(conventions, named).ifPresent(form -> all.addAll(form.variables()));
    if (closedForm(conventions, named).isEmpty()) { // its value may turn on any of these
      all.addAll(List.of("ci", "co", "h", "w"));
    }
    Map<String, Integer> ofAxes = new HashMap<>(where.values());
    ofAxes.keySet().removeIf(name -> !AxisVariables.isOne(name));
    SortedMap<String, Integer> rest = new TreeMap<>(where.values());
    rest.keySet().removeAll(ofAxes.keySet());
    LayerDomain domain = new LayerDomain(all, conventions.padding(), where.values());
    List<Relation> presupposed =
        doubling.filter(what -> what.changes(conventions)).map(Doubling::given).orElse(List.of());
    return restricted(domain, new Where(rest, where.names()), presupposed);
  }

  private static ShapeDomain restricted(
      ShapeDomain domain, Where where, List<Relation> presupposed) {
    return where.isEmpty() && presupposed.isEmpty()
        ? domain
        : new RestrictedDomain(domain, where, presupposed);
  }

  /** Returns a shape after doubling, if the quantity says how much something grows by that. */
  public Optional<Instance> doubled(Instance shape, Conventions conventions) {
    return doubling
        .filter(what -> what.changes(conventions))
        .map(what -> what.of(shape, conventions));
  }

  /** The one shape of given layers. */
  public ShapeDomain point(Conventions conventions, List<Geometry> layers) {
    Set<String> all = new HashSet<>(vocabulary.names());
    return new PointDomain(
        stacked()
            ? StackDomain.instance(layers)
            : new LayerDomain(all, conventions.padding(), Map.of()).instance(layers.get(0)));
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * The evidence that a closed form is the quantity: the value by execution is the same, at every
   * shape up to a bound, or a lemma says so for all shapes.
   *
   * @param executed what is executed, a key after {@code executed.}
   * @param execution the value
   * @param lemmas the names of the lemmas that say so under some conventions; none where it is
   *     shown by execution
   */
  public record Provenance(
      String executed, Execution execution, Function<Conventions, List<String>> lemmas) {
    /** Provenance by execution alone. */
    public Provenance(String executed, Execution execution) {
      this(executed, execution, conventions -> List.of());
    }

    /** Provenance by lemmas, whatever the conventions. */
    Provenance(String executed, Execution execution, String... lemmas) {
      this(executed, execution, conventions -> List.of(lemmas));
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
