package dev.convproof.claim.quantity;

import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.PaddedTaps;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.proof.smt.Proposition;
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
public final class LayerDomain implements Domain {
  /** The excess above which there are too many shapes to be counted; without axes there are few. */
  private static final int COUNTABLE = 200;

  private static final int COUNTABLE_CHANNELS = 2_000;

  private final ChannelBlock channels;
  private final AxisBlock rows;
  private final AxisBlock columns;
  private final boolean products;

  /**
   * The shapes that matter.
   *
   * @param statement the variables that the statement names
   * @param perSide whether ph and pw are paddings of each side
   * @param fixed the variables that have one value only
   */
  public LayerDomain(Set<String> statement, boolean perSide, Map<String, Integer> fixed) {
    products = statement.contains("M");
    Set<String> named = new HashSet<>(statement);
    if (products) { // M is a name for a product of these
      named.addAll(List.of("ci", "co", "kh", "kw", "ho", "wo"));
    }
    channels = new ChannelBlock(named);
    rows = new AxisBlock("h", named, named.contains("dh"), perSide, fixed);
    columns = new AxisBlock("w", named, named.contains("dw"), perSide, fixed);
  }

  @Override
  public List<Instance> ofSize(int excess) {
    List<Instance> found = new ArrayList<>();
    List<List<Axis>> down = upTo(excess, rows);
    List<List<Axis>> right = upTo(excess, columns);
    for (int ofChannels = 0; ofChannels <= excess; ofChannels++) {
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

  private static List<List<Axis>> upTo(int excess, AxisBlock axis) {
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
    long[] down = LongStream.rangeClosed(0, excess).map(e -> rows.count((int) e)).toArray();
    long[] right = LongStream.rangeClosed(0, excess).map(e -> columns.count((int) e)).toArray();
    long count = 0;
    for (int ofChannels = 0; ofChannels <= excess; ofChannels++) {
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
    ChannelBlock.note(geometry, values);
    rows.note(geometry.rows(), values);
    columns.note(geometry.columns(), values);
    values.put("M", BigInteger.valueOf(ClosedForm.multiplications(geometry, PaddedTaps.COUNTED)));
    return new Instance(Notation.print(geometry), geometry.size(), values, List.of(geometry));
  }

  @Override
  public Proposition premises() {
    Proposition theorem = channels.addTo(Proposition.over(List.of()));
    theorem = new AxisPremises(rows).addTo(theorem);
    theorem = new AxisPremises(columns).addTo(theorem);
    return products ? theorem.defining("M", Names.formula(products())) : theorem;
  }

  private String products() {
    boolean grouped = channels.named().contains("g");
    String batch = channels.named().contains("n") ? "n*" : "";
    return batch + "co*" + (grouped ? "cig" : "ci") + "*kh*kw*ho*wo";
  }

  @Override
  public Formula size() {
    Formula axes = Expressions.sum(new AxisPremises(rows).size(), new AxisPremises(columns).size());
    return Expressions.sum(channels.size(), axes);
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    try {
      Geometry geometry =
          ChannelBlock.geometry(unknowns)
              .withAxes(
                  new AxisPremises(rows).axis(unknowns), new AxisPremises(columns).axis(unknowns));
      return Optional.of(instance(geometry));
    } catch (GeometryException | ArithmeticException e) { // larger than any that can be made
      return Optional.empty();
    }
  }
}
