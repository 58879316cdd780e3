package dev.convproof.claim.quantity;

import dev.convproof.geometry.Axis;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The variables of one axis: h kh ph sh dh ho ho2, or w kw pw sw dw wo wo2.
 *
 * @param letter h or w
 * @param named the variables that the statement names
 * @param dilated whether the dilation is free; it is 1 otherwise
 * @param perSide whether the padding is that of each side
 * @param fixed the variables that have one value only
 */
record AxisBlock(
    String letter,
    Set<String> named,
    boolean dilated,
    boolean perSide,
    Map<String, Integer> fixed) {

  String input() {
    return letter;
  }

  String kernel() {
    return "k" + letter;
  }

  String padding() {
    return "p" + letter;
  }

  String stride() {
    return "s" + letter;
  }

  String dilation() {
    return "d" + letter;
  }

  String output() {
    return letter + "o";
  }

  /** The output with the padding doubled. */
  String doubled() {
    return letter + "o2";
  }

  /** Whether the statement turns on this axis at all. */
  boolean matters() {
    return Stream.of(input(), kernel(), padding(), stride(), dilation(), output(), doubled())
        .anyMatch(named::contains);
  }

  /** Every axis of an excess; the default alone where the axis does not matter. */
  List<Axis> ofSize(int excess) {
    List<Axis> found = new ArrayList<>();
    if (!matters()) {
      return excess == 0 ? List.of(Axis.of(1, 1)) : found;
    }
    int sides = perSide ? 2 : 1;
    for (int kernel : range(kernel(), 1, excess)) {
      for (int stride : range(stride(), 1, excess - kernel + 1)) {
        for (int dilation : dilations(excess - kernel - stride + 2)) {
          int rest = excess - kernel - stride - dilation + 3;
          for (int padding : range(padding(), 0, rest / sides)) {
            add(found, rest + 1 - sides * padding, kernel, stride, padding, dilation);
          }
        }
      }
    }
    return found;
  }

  /** How many axes have an excess, without making them. */
  long count(int excess) {
    if (!matters() || !fixed.isEmpty()) {
      return ofSize(excess).size();
    }
    long count = 0;
    for (int kernel = 1; kernel <= excess + 1; kernel++) {
      for (int stride = 1; stride <= excess + 2 - kernel; stride++) {
        for (int dilation : dilations(excess - kernel - stride + 2)) {
          int rest = excess - kernel - stride - dilation + 3;
          count += dilation * (kernel - 1) <= rest ? rest / (perSide ? 2 : 1) + 1 : 0;
        }
      }
    }
    return count;
  }

  private List<Integer> dilations(int excess) {
    return dilated ? range(dilation(), 1, excess) : List.of(1);
  }

  /** From least to least + excess, or the fixed value where that is within. */
  private List<Integer> range(String name, int least, int excess) {
    return IntStream.rangeClosed(least, least + excess)
        .filter(value -> fixed.getOrDefault(name, value) == value)
        .boxed()
        .toList();
  }

  private void add(List<Axis> found, int input, int kernel, int stride, int padding, int dilation) {
    boolean allowed = input >= 1 && fixed.getOrDefault(input(), input) == input;
    if (allowed && dilation * (kernel - 1) < input + padding * (perSide ? 2 : 1)) {
      found.add(axis(input, kernel, stride, padding, dilation));
    }
  }

  /** An axis; of a total that is odd, the larger part is put before. */
  Axis axis(int input, int kernel, int stride, int padding, int dilation) {
    int before = perSide ? padding : padding - padding / 2;
    int after = perSide ? padding : padding / 2;
    return new Axis(input, kernel, stride, before, after, dilation);
  }

  /** Notes the values of the variables in an axis. */
  void note(Axis axis, Map<String, BigInteger> values) {
    int padding = perSide ? axis.padBefore() : axis.padBefore() + axis.padAfter();
    values.put(input(), BigInteger.valueOf(axis.input()));
    values.put(kernel(), BigInteger.valueOf(axis.kernel()));
    values.put(padding(), BigInteger.valueOf(padding));
    values.put(stride(), BigInteger.valueOf(axis.stride()));
    values.put(dilation(), BigInteger.valueOf(axis.dilation()));
    values.put(output(), BigInteger.valueOf(axis.output()));
    values.put(doubled(), BigInteger.valueOf(withPaddingDoubled(axis).output()));
  }

  /** The axis with twice the padding. */
  Axis withPaddingDoubled(Axis axis) {
    int padding = perSide ? axis.padBefore() : axis.padBefore() + axis.padAfter();
    return axis(axis.input(), axis.kernel(), axis.stride(), 2 * padding, axis.dilation());
  }
}
