package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.VariableNames.formula;

import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Unknown;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Two stacked kernels on one axis, over the smallest input that gives one output. Strides and
 * dilations are 1 unless the statement names them.
 */
public final class StackDomain implements ShapeDomain {
  private final List<String> free;

  /** The shapes of a statement that names these variables. */
  public StackDomain(Set<String> named) {
    free = VariableNames.STACK.stream().filter(name -> VariableNames.isFree(name, named)).toList();
  }

  @Override
  public List<Instance> ofSize(int excess) {
    List<Instance> found = new ArrayList<>();
    forEach(excess, values -> found.add(instance(values)));
    found.sort(Instance.SMALLEST_FIRST);
    return found;
  }

  private void forEach(int excess, Consumer<int[]> use) {
    tryAll(new int[] {1, 1, 1, 1, 1, 1}, 0, excess, use);
  }

  /** Tries all values; the excess only grows with each of them. */
  private void tryAll(int[] values, int at, int excess, Consumer<int[]> use) {
    if (at == values.length) {
      if (excessOf(values) == excess) {
        use.accept(values);
      }
      return;
    }
    boolean varies = free.contains(VariableNames.STACK.get(at));
    for (values[at] = 1; excessOf(values) <= excess; values[at]++) {
      tryAll(values, at + 1, excess, use);
      if (!varies) {
        break;
      }
    }
    values[at] = 1;
  }

  private static int excessOf(int... v) {
    int middle = v[5] * (v[1] - 1);
    int input = middle * v[2] + v[4] * (v[0] - 1);
    return v[0] + v[1] + v[2] + v[3] + v[4] + v[5] - v.length + middle + input;
  }

  @Override
  public long count(int excess) {
    long[] count = new long[1];
    forEach(excess, values -> count[0]++);
    return count[0];
  }

  private static Instance instance(int... v) {
    int k1 = v[0];
    int k2 = v[1];
    int middle = Math.addExact(Math.multiplyExact(v[5], k2 - 1), 1);
    int input =
        Math.addExact(
            Math.multiplyExact(middle - 1, v[2]),
            Math.addExact(Math.multiplyExact(v[4], k1 - 1), 1));
    Axis unit = Axis.of(1, 1);
    Geometry first = Geometry.UNIT.withAxes(new Axis(input, k1, v[2], 0, 0, v[4]), unit);
    Geometry second = Geometry.UNIT.withAxes(new Axis(middle, k2, v[3], 0, 0, v[5]), unit);
    Map<String, BigInteger> values = new HashMap<>();
    for (int at = 0; at < v.length; at++) {
      values.put(VariableNames.STACK.get(at), BigInteger.valueOf(v[at]));
    }
    return new Instance(
        Notation.print(first) + "," + Notation.print(second),
        first.size() + second.size(),
        values,
        List.of(first, second));
  }

  /** Two layers with the values of their first axes. */
  static Instance instance(List<Geometry> layers) {
    Axis first = layers.get(0).rows();
    Axis second = layers.get(1).rows();
    return instance(
        first.kernel(),
        second.kernel(),
        first.stride(),
        second.stride(),
        first.dilation(),
        second.dilation());
  }

  @Override
  public Proposition premises() {
    return Proposition.over(free.stream().map(name -> new Unknown(name, 1)).toList());
  }

  @Override
  public Formula size() {
    String d1 = free.contains("d1") ? "d1*" : "";
    String d2 = free.contains("d2") ? "d2*" : "";
    String s1 = free.contains("s1") ? "s1*" : "";
    Formula excess = formula(s1 + d2 + "(k2-1)+" + d1 + "(k1-1)+" + d2 + "(k2-1)");
    for (String name : free) {
      excess = Expressions.sum(excess, formula(name + "-1"));
    }
    return excess;
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    try {
      return Optional.of(
          instance(
              VariableNames.STACK.stream()
                  .mapToInt(name -> unknowns.getOrDefault(name, BigInteger.ONE).intValueExact())
                  .toArray()));
    } catch (GeometryException | ArithmeticException e) { // larger than any that can be made
      return Optional.empty();
    }
  }
}
