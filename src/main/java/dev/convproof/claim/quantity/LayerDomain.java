package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.VariableNames.formula;

import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The shapes of one layer over which a statement varies: of the variables with a default those that
 * it names; of the axes those that it names a variable of, since the other axis of a smallest
 * counterexample is the default.
 */
public final class LayerDomain implements ShapeDomain {
  /** The excess above which there are too many shapes to be counted; without axes there are few. */
  private static final int COUNTABLE = 200;

  private static final int COUNTABLE_CHANNELS = 2_000;

  private final Channels channels;
  private final AxisVariables rows;
  private final AxisVariables columns;
  private final boolean products;

  /**
   * The shapes that matter.
   *
   * @param statement the variables that the statement names
   * @param rule how the padding is found
   * @param fixed the variables that have one value only
   */
  public LayerDomain(Set<String> statement, PaddingRule rule, Map<String, Integer> fixed) {
    Map<String, Integer> ofAxes = new HashMap<>(fixed);
    ofAxes.keySet().removeIf(name -> !AxisVariables.isOne(name));
    products = statement.contains("M");
    Set<String> named = new HashSet<>(statement);
    if (products) { // M is a name for a product of these
      named.addAll(List.of("ci", "co", "kh", "kw", "ho", "wo"));
    }
    channels = new Channels(named, fixed);
    rows = new AxisVariables("h", named, named.contains("dh"), rule, ofAxes);
    columns = new AxisVariables("w", named, named.contains("dw"), rule, ofAxes);
  }

  @Override
  public List<Instance> ofSize(int excess) {
    List<Instance> found = new ArrayList<>();
    int least = leastOfChannels(excess);
    List<List<Axis>> down = upTo(excess - least, rows);
    List<List<Axis>> right = upTo(excess - least, columns);
    for (int ofChannels = least; ofChannels <= excess; ofChannels++) {
      for (Geometry geometry : channels.ofSize(ofChannels)) {
        for (int ofRows = 0; ofRows <= excess - ofChannels; ofRows++) {
          for (Axis row : down.get(ofRows)) {
            for (Axis column : right.get(excess - ofChannels - ofRows)) {
              found.add(instance(geometry.withAxes(row, column)));
            }
          }
        }
      }
    }
    found.sort(Instance.SMALLEST_FIRST);
    return found;
  }

  /** Returns the least excess of channels that are as is given; one more than is asked if none. */
  private int leastOfChannels(int excess) {
    return IntStream.rangeClosed(0, excess)
        .filter(size -> !channels.ofSize(size).isEmpty())
        .findFirst()
        .orElse(excess + 1);
  }

  private static List<List<Axis>> upTo(int excess, AxisVariables axis) {
    return IntStream.rangeClosed(0, excess).mapToObj(axis::ofSize).toList();
  }

  @Override
  public long count(int excess) {
    boolean flat = !rows.matters() && !columns.matters();
    if (excess > (flat ? COUNTABLE_CHANNELS : COUNTABLE)) {
      return Long.MAX_VALUE;
    }
    if (flat) {
      return channels.ofSize(excess).size();
    }
    int least = leastOfChannels(excess);
    long[] down = LongStream.rangeClosed(0, excess - least).map(e -> rows.count((int) e)).toArray();
    long[] right =
        LongStream.rangeClosed(0, excess - least).map(e -> columns.count((int) e)).toArray();
    long count = 0;
    for (int ofChannels = least; ofChannels <= excess; ofChannels++) {
      long pairs = 0;
      for (int ofRows = 0; ofRows <= excess - ofChannels; ofRows++) {
        pairs += down[ofRows] * right[excess - ofChannels - ofRows];
      }
      count += pairs * channels.ofSize(ofChannels).size();
    }
    return count;
  }

  /** The shape with the values of its variables. */
  Instance instance(Geometry geometry) {
    Map<String, BigInteger> values = new HashMap<>();
    Channels.note(geometry, values);
    rows.note(geometry.rows(), values);
    columns.note(geometry.columns(), values);
    values.put("M", BigInteger.valueOf(ClosedForm.multiplications(geometry, PaddedTaps.COUNTED)));
    return new Instance(Notation.print(geometry), geometry.size(), values, List.of(geometry));
  }

  @Override
  public Proposition premises() {
    Proposition theorem = channels.addTo(Proposition.over(List.of()));
    theorem = rows.addTo(theorem);
    theorem = columns.addTo(theorem);
    return products ? theorem.defining("M", VariableNames.formula(multiplications())) : theorem;
  }

  @Override
  public Map<String, Formula> products() {
    return channels.named().contains("g")
        ? Map.of("ci", formula("g*cig"), "co", formula("g*cog"))
        : Map.of();
  }

  private String multiplications() {
    boolean grouped = channels.named().contains("g");
    String batch = channels.named().contains("n") ? "n*" : "";
    return batch + "co*" + (grouped ? "cig" : "ci") + "*kh*kw*ho*wo";
  }

  @Override
  public Formula size() {
    Formula axes = Expressions.sum(rows.size(), columns.size());
    return Expressions.sum(channels.size(), axes);
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    try {
      Geometry geometry =
          Channels.geometry(unknowns).withAxes(rows.axis(unknowns), columns.axis(unknowns));
      return Optional.of(instance(geometry));
    } catch (GeometryException | ArithmeticException e) { // larger than any that can be made
      return Optional.empty();
    }
  }

  /**
   * The variables n g ci co. Batch and groups are 1 unless named; a channel count that is not named
   * does not matter unless the groups do, which divide both.
   *
   * @param named the variables that the statement names
   * @param fixed the variables that have one value only, those of the axes included
   */
  private record Channels(Set<String> named, Map<String, Integer> fixed) {

    private int most(String name, int excess) {
      boolean matters = named.contains(name) || (named.contains("g") && name.startsWith("c"));
      return matters ? excess + 1 : 1;
    }

    private boolean isAllowed(String name, int value) {
      return fixed.getOrDefault(name, value) == value;
    }

    private List<Integer> range(String name, int least, int excess) {
      return IntStream.rangeClosed(least, most(name, excess))
          .filter(value -> isAllowed(name, value))
          .boxed()
          .toList();
    }

    /** Geometries of one pixel with every batch, groups and channels of an excess. */
    List<Geometry> ofSize(int excess) {
      List<Geometry> found = new ArrayList<>();
      for (int n : range("n", 1, excess)) {
        for (int g : range("g", 1, excess - n + 1)) {
          for (int ci : range("ci", g, excess - n - g + 2)) {
            int co = excess + 4 - n - g - ci;
            boolean divides = ci % g == 0 && co % g == 0;
            if (divides && co >= 1 && co <= most("co", co) && isAllowed("co", co)) {
              found.add(Geometry.UNIT.withBatch(n).withChannels(g, ci, co));
            }
          }
        }
      }
      return found;
    }

    /** Notes the values of the variables. */
    static void note(Geometry geometry, Map<String, BigInteger> values) {
      values.put("n", BigInteger.valueOf(geometry.batch()));
      values.put("g", BigInteger.valueOf(geometry.groups()));
      values.put("ci", BigInteger.valueOf(geometry.inputChannels()));
      values.put("co", BigInteger.valueOf(geometry.outputChannels()));
    }

    /** Adds what is given. */
    Proposition addTo(Proposition theorem) {
      List<Unknown> unknowns = new ArrayList<>();
      for (String name : List.of("n", "ci", "co", "g")) {
        if (most(name, 1) > 1) {
          unknowns.add(new Unknown(name, 1));
        }
      }
      if (!named.contains("g")) {
        return theorem.and(unknowns);
      }
      unknowns.add(new Unknown("cig", 1)); // channels of one group
      unknowns.add(new Unknown("cog", 1));
      return theorem
          .and(unknowns)
          .assuming(
              List.of(
                  Relation.equal(formula("ci"), formula("g*cig")),
                  Relation.equal(formula("co"), formula("g*cog"))));
    }

    /** Returns how far the channels exceed the default. */
    Formula size() {
      Formula excess = Expressions.ZERO;
      for (String name : List.of("n", "ci", "co", "g")) {
        if (most(name, 1) > 1) {
          excess = Expressions.sum(excess, formula(name + "-1"));
        }
      }
      return excess;
    }

    /** A geometry of one pixel with the values of the unknowns. */
    static Geometry geometry(Map<String, BigInteger> unknowns) {
      return Geometry.UNIT
          .withBatch(value(unknowns, "n"))
          .withChannels(value(unknowns, "g"), value(unknowns, "ci"), value(unknowns, "co"));
    }

    private static int value(Map<String, BigInteger> unknowns, String name) {
      return unknowns.getOrDefault(name, BigInteger.ONE).intValueExact();
    }
  }
}
