package dev.convproof.claim.quantity;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.message.Message;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Options chosen; what is not in it is open.
 *
 * @param chosen the options, in the order of the choices
 */
public record Conventions(Map<Choice, String> chosen) {
  /** Everything is open. */
  public static final Conventions NONE = new Conventions(Map.of());

  /** Checks that each option is one of its choice's. */
  public Conventions {
    Map<Choice, String> copy = new EnumMap<>(Choice.class);
    chosen.forEach(
        (choice, option) -> {
          if (!choice.all().contains(option)) {
            throw new IllegalArgumentException(choice.flag() + " is no " + option);
          }
          copy.put(choice, option);
        });
    chosen = Collections.unmodifiableMap(copy);
  }

  /** With an option more, or another. */
  public Conventions with(Choice choice, String option) {
    Map<Choice, String> more = new EnumMap<>(Choice.class);
    more.putAll(chosen);
    more.put(choice, option);
    return new Conventions(more);
  }

  /** Returns these conventions with every combination of options of some choices. */
  public List<Conventions> withEach(List<Choice> choices) {
    List<Conventions> all = List.of(this);
    for (Choice choice : choices) {
      all =
          all.stream()
              .flatMap(one -> choice.options().stream().map(option -> one.with(choice, option)))
              .toList();
    }
    return all;
  }

  /** Returns these conventions with every combination of all that some choices can be. */
  public List<Conventions> withAll(List<Choice> choices) {
    List<Conventions> all = List.of(this);
    for (Choice choice : choices) {
      all =
          all.stream()
              .flatMap(one -> choice.all().stream().map(option -> one.with(choice, option)))
              .toList();
    }
    return all;
  }

  /** With a choice open. */
  public Conventions without(Choice choice) {
    Map<Choice, String> fewer = new EnumMap<>(Choice.class);
    fewer.putAll(chosen);
    fewer.remove(choice);
    return new Conventions(fewer);
  }

  /** Without the choices that are of writing. */
  public Conventions withoutWriting() {
    Conventions rest = this;
    for (Choice choice : chosen.keySet()) {
      rest = choice.isOfWriting() ? rest.without(choice) : rest;
    }
    return rest;
  }

  /** Returns the choices of how the letters and signs are read, without the others. */
  public Conventions ofSigns() {
    Conventions some = NONE;
    for (Choice choice : List.of(Choice.LETTERS, Choice.INDEX, Choice.BESIDE)) {
      if (chosen.containsKey(choice)) {
        some = some.with(choice, chosen.get(choice));
      }
    }
    return some;
  }

  /** Returns the conventions that {@link #toString} gives as a text. */
  public static Conventions parse(String text) {
    Conventions all = NONE;
    for (String one : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
      String[] sides = one.split(": ", -1);
      all = all.with(Choice.named(sides[0]).orElseThrow(), sides[1]);
    }
    return all;
  }

  /** As options of the command line, such as {@code --padding total}; writing has none. */
  public String flags() {
    return chosen.entrySet().stream()
        .filter(one -> !one.getKey().isOfWriting())
        .map(one -> "--" + one.getKey().flag() + " " + one.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The option chosen. */
  public Optional<String> of(Choice choice) {
    return Optional.ofNullable(chosen.get(choice));
  }

  /** Returns what is padded; open means that ph and pw count in all. */
  public PaddingRule padding() {
    return PaddingRule.valueOf(upper(Choice.PADDING, "total"));
  }

  /** Returns what is counted of additions; open means those that are executed. */
  public Counting counting() {
    return Counting.valueOf(upper(Choice.COUNT, "additions"));
  }

  /** Returns whether a quotient by a stride rounds down in a formula of a cost; open means no. */
  public boolean sizesRound() {
    return of(Choice.DIVISION).filter("rounded-down"::equals).isPresent();
  }

  /** Returns whether the bias is counted; open means that it is. */
  public BiasTerm bias() {
    return BiasTerm.valueOf(upper(Choice.BIAS, "counted"));
  }

  /** Returns how pooling's size is rounded; open means down. */
  public PoolRounding rounding() {
    return PoolRounding.valueOf(upper(Choice.ROUNDING, "floor"));
  }

  /** Returns whether the bias is one more operation for each output, where sums begin at zero. */
  public boolean addsBias() {
    return counting() != Counting.ADDITIONS
        && of(Choice.BIAS).filter("counted"::equals).isPresent();
  }

  /** Returns whether padded taps are counted; open means that they are. */
  public PaddedTaps paddedTaps() {
    return PaddedTaps.valueOf(upper(Choice.PADDED_TAPS, "counted"));
  }

  /** Returns whether a padded copy is counted; open means that it is not. */
  public boolean paddedCopy() {
    return of(Choice.PADDED_COPY).filter("counted"::equals).isPresent();
  }

  /** The type of the numbers; open means float32. */
  public NumberFormat scalar() {
    return NumberFormat.valueOf(upper(Choice.SCALAR, "float32"));
  }

  private String upper(Choice choice, String open) {
    return of(choice).orElse(open).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Returns each option chosen, such as {@code padding: total}, for people. */
  public List<Message> each() {
    return chosen.entrySet().stream().map(one -> one.getKey().words(one.getValue())).toList();
  }

  /** Returns all options chosen, at least one, for people. */
  public Message all() {
    return Message.joined("list.and", each());
  }

  /** Returns the verdict under these conventions. */
  public Verdict.Reading reading(Verdict verdict) {
    boolean named = chosen.size() == 1 && of(Choice.SCALAR).isEmpty();
    return named
        ? new Verdict.Reading(toString(), verdict)
        : new Verdict.Reading(toString(), all(), verdict);
  }

  /** Such as {@code padding: total, bias: counted}. */
  @Override
  public String toString() {
    return chosen.entrySet().stream()
        .map(one -> one.getKey().flag() + ": " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The rule for the padding of each axis. */
  public enum PaddingRule {
    /** ph and pw are the rows and columns added in all. */
    TOTAL,
    /** ph and pw are those added on each side. */
    PER_SIDE,
    /** As many as give ⌈h/sh⌉ outputs, at least 0; the odd one behind. */
    SAME,
    /** None. */
    VALID,
    /** As many as the reach less one, all before. */
    CAUSAL;

    /** Returns whether the shape decides how much is added, so that ph is no choice. */
    public boolean derived() {
      return compareTo(SAME) >= 0;
    }
  }

  /** The rounding of pooling's size. */
  public enum PoolRounding {
    /** Windows that fit. */
    FLOOR,
    /** One more where the last would hang over the end. */
    CEIL,
    /** As CEIL, without a window that would start behind the input, in the padding. */
    CEIL_DROPPED
  }

  /** The way to count the additions of a sum of products. */
  public enum Counting {
    /** As executed: a sum of t products takes t − 1. */
    ADDITIONS,
    /** A multiplication with its addition is one operation, sums begin at zero. */
    MACS,
    /** A multiplication with its addition is two operations, sums begin at zero. */
    FLOPS
  }

  /** A choice that a quantity leaves open until a convention fixes it. */
  public enum Choice {
    /** The meaning of nh and nw in a formula of a cost: n times h, or the book's input height. */
    LETTERS("letters", List.of("product", "sizes"), List.of()),
    /**
     * The rounding of a quotient by a stride in a formula of a cost: down, as in a size, or none.
     */
    DIVISION("division", List.of("rounded-down", "exact"), List.of()),
    /** Which index of strides is the height: as of a pair, or as TensorFlow's after the batch. */
    INDEX("index", List.of("height-first", "batch-first"), List.of()),
    /** The place of factors without a sign behind a divisor, as kh in 1/2kh. */
    BESIDE("beside", List.of("dividing", "multiplying"), List.of()),
    /** The meaning of ph and pw: the rows and columns added in all, or on each side. */
    PADDING("padding", List.of("total", "per-side"), List.of("same", "valid", "causal")),
    /** The rounding of pooling's size; down where nothing else is said. */
    ROUNDING("rounding", List.of("floor", "ceil", "ceil-dropped"), List.of()),
    /** The bias as a term of the sums, or as a stored number: counted or not. */
    BIAS("bias", List.of("counted", "ignored"), List.of()),
    /** The way to count additions; as executed where nothing else is said. */
    COUNT("count", List.of("additions", "macs", "flops"), List.of()),
    /** The operations of taps on padding; counted where nothing else is said. */
    PADDED_TAPS("padded-taps", List.of("counted", "skipped"), List.of()),
    /**
     * The memory of a copy of the input that holds its padding, besides the input: counted or not.
     */
    PADDED_COPY("padded-copy", List.of("ignored", "counted"), List.of()),
    /** The type of the numbers in memory. */
    SCALAR("scalar", List.of("float16", "bfloat16", "float32", "float64"), List.of());

    private final String flag;
    private final List<String> options;
    private final List<String> all;

    Choice(String flag, List<String> options, List<String> byFlagAlone) {
      this.flag = flag;
      this.options = options;
      this.all = Stream.concat(options.stream(), byFlagAlone.stream()).toList();
    }

    /** The name, as in {@code --padding}. */
    public String flag() {
      return flag;
    }

    /** Returns an option chosen, such as {@code padding: total}, for people. */
    public Message words(String option) {
      return Message.of(
          "choice." + flag, this == SCALAR ? option : Message.named("option", option));
    }

    /** Returns what is open where nothing is chosen. */
    public List<String> options() {
      return options;
    }

    /** Returns what can be chosen: what is open, then what a flag alone chooses. */
    public List<String> all() {
      return all;
    }

    /** Returns whether a way to write the formula decides it, so that no flag is needed. */
    public boolean isOfWriting() {
      return this == LETTERS || this == DIVISION || this == INDEX || this == BESIDE;
    }

    /** The choice of a name. */
    public static Optional<Choice> named(String flag) {
      return Arrays.stream(values()).filter(choice -> choice.flag.equals(flag)).findFirst();
    }
  }
}
