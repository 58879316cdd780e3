package dev.convproof.subject;

import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.generate.RandomCase.Fitting;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a convolution computes, as conditions on a case: {@code g=1,dh=1,kh<=3,bias=0}. Other cases
 * are unsupported, not wrong.
 */
public final class CaseConditions {
  private static final String BIAS = "bias";

  private final List<Condition> conditions;

  private CaseConditions(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /**
   * Reads conditions, joined by commas.
   *
   * @param text empty for none
   * @param origin who says so, such as {@code --supports}
   * @throws NoSubjectException if that is no list of conditions
   */
  public static CaseConditions of(String text, String origin) {
    return new CaseConditions(
        text.isBlank()
            ? List.of()
            : Arrays.stream(text.split(",", -1)).map(one -> Condition.of(one, origin)).toList());
  }

  /** Returns both. */
  CaseConditions and(CaseConditions others) {
    return new CaseConditions(
        Stream.concat(conditions.stream(), others.conditions.stream()).distinct().toList());
  }

  /** Returns a subject that declines what does not meet them. */
  <V> Subject<V> of(Subject<V> subject) {
    return conditions.isEmpty() ? subject : subject.supporting(this::support);
  }

  private Support support(Problem<?> problem) {
    for (Condition condition : conditions) {
      int value = condition.in(problem);
      if (!condition.holds(value)) {
        return new Support.Unsupported(condition.unmet(value));
      }
    }
    return new Support.Supported();
  }

  /** Returns what makes cases that meet them of others, where that can be done. */
  Fitting fitting() {
    boolean bias =
        conditions.stream().filter(c -> c.quantity.isEmpty()).allMatch(c -> c.meet(1) == 1);
    return conditions.isEmpty() ? Fitting.NONE : new Fitting(this::fitted, bias);
  }

  private Geometry fitted(Geometry g) {
    Map<ShapeParameter, Integer> values = new TreeMap<>();
    for (ShapeParameter quantity : ShapeParameter.values()) {
      values.put(quantity, quantity.of(g));
    }
    for (Condition condition : conditions) {
      condition.quantity.ifPresent(of -> values.computeIfPresent(of, (q, v) -> condition.meet(v)));
    }
    try {
      return new Geometry(
          values.get(ShapeParameter.BATCH),
          values.get(ShapeParameter.GROUPS),
          values.get(ShapeParameter.INPUT_CHANNELS),
          values.get(ShapeParameter.OUTPUT_CHANNELS),
          axis(
              values.get(ShapeParameter.HEIGHT),
              values.get(ShapeParameter.KERNEL_HEIGHT),
              values.get(ShapeParameter.STRIDE_HEIGHT),
              values.get(ShapeParameter.PAD_TOP),
              values.get(ShapeParameter.PAD_BOTTOM),
              values.get(ShapeParameter.DILATION_HEIGHT)),
          axis(
              values.get(ShapeParameter.WIDTH),
              values.get(ShapeParameter.KERNEL_WIDTH),
              values.get(ShapeParameter.STRIDE_WIDTH),
              values.get(ShapeParameter.PAD_LEFT),
              values.get(ShapeParameter.PAD_RIGHT),
              values.get(ShapeParameter.DILATION_WIDTH)));
    } catch (GeometryException impossible) {
      return g;
    }
  }

  /** Returns an axis whose input is at least as large as the kernel's reach needs. */
  private static Axis axis(int input, int kernel, int stride, int before, int after, int dilation) {
    int needed = dilation * (kernel - 1) + 1 - before - after;
    return new Axis(Math.max(input, needed), kernel, stride, before, after, dilation);
  }

  /** One condition; without a quantity it is about the bias, which is there (1) or not (0). */
  private record Condition(
      String text, String origin, Optional<ShapeParameter> quantity, String comparison, int bound) {
    private static final Pattern FORM = Pattern.compile("([a-z]+)(<=|>=|=)(\\d{1,9})");

    static Condition of(String text, String origin) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new NoSubjectException("\"%s\" is no condition such as g=1 or kh<=3", text);
      }
      String symbol = matcher.group(1);
      Optional<ShapeParameter> quantity = ShapeParameter.withSymbol(symbol);
      if (quantity.isEmpty() && !symbol.equals(BIAS)) {
        throw new NoSubjectException(
            "unknown symbol \"%s\": known are those of a case line, such as g, sh, dh, kh, pt, and"
                + " bias",
            symbol);
      }
      int bound = Integer.parseInt(matcher.group(3));
      return new Condition(text.strip(), origin, quantity, matcher.group(2), bound);
    }

    int in(Problem<?> problem) {
      return quantity
          .map(of -> of.of(problem.geometry()))
          .orElseGet(() -> problem.bias().isPresent() ? 1 : 0);
    }

    boolean holds(int value) {
      return meet(value) == value;
    }

    int meet(int value) {
      return switch (comparison) {
        case "<=" -> Math.min(value, bound);
        case ">=" -> Math.max(value, bound);
        default -> bound;
      };
    }

    String unmet(int value) {
      String symbol = quantity.map(ShapeParameter::symbol).orElse(BIAS);
      return origin + " " + text + ": " + symbol + " is " + value;
    }
  }
}
