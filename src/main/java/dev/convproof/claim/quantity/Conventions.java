package dev.convproof.claim.quantity;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
          if (!choice.options().contains(option)) {
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

  /** With a choice open. */
  public Conventions without(Choice choice) {
    Map<Choice, String> fewer = new EnumMap<>(Choice.class);
    fewer.putAll(chosen);
    fewer.remove(choice);
    return new Conventions(fewer);
  }

  /** The option chosen. */
  public Optional<String> of(Choice choice) {
    return Optional.ofNullable(chosen.get(choice));
  }

  /** Whether ph and pw count the padding of each side; open means in all. */
  public boolean perSide() {
    return of(Choice.PADDING).filter("per-side"::equals).isPresent();
  }

  /** Whether the bias is counted; open means that it is. */
  public BiasTerm bias() {
    return BiasTerm.valueOf(upper(Choice.BIAS, "counted"));
  }

  /** Whether padded taps are counted; open means that they are. */
  public PaddedTaps paddedTaps() {
    return PaddedTaps.valueOf(upper(Choice.PADDED_TAPS, "counted"));
  }

  /** Whether a padded copy is counted; open means that it is not. */
  public boolean paddedCopy() {
    return of(Choice.PADDED_COPY).filter("counted"::equals).isPresent();
  }

  /** The type of the numbers; open means float32. */
  public NumberFormat scalar() {
    return NumberFormat.valueOf(upper(Choice.SCALAR, "float32"));
  }

  private String upper(Choice choice, String open) {
    return of(choice).orElse(open).toUpperCase(Locale.ROOT);
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

  /** What a quantity leaves open until a convention fixes it. */
  public enum Choice {
    /** What ph and pw count: the rows and columns added in all, or on each side. */
    PADDING("padding", "total", "per-side"),
    /** Whether the bias is a term of the sums. */
    BIAS("bias", "counted", "ignored"),
    /** Whether taps on padding are multiplied and added; counted where nothing else is said. */
    PADDED_TAPS("padded-taps", "counted", "skipped"),
    /** Whether a copy of the input that holds its padding takes memory besides the input. */
    PADDED_COPY("padded-copy", "ignored", "counted"),
    /** The type of the numbers in memory. */
    SCALAR("scalar", "float16", "bfloat16", "float32", "float64");

    private final String flag;
    private final List<String> options;

    Choice(String flag, String... options) {
      this.flag = flag;
      this.options = List.of(options);
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

    /** What can be chosen. */
    public List<String> options() {
      return options;
    }

    /** The choice of a name. */
    public static Optional<Choice> named(String flag) {
      return Arrays.stream(values()).filter(choice -> choice.flag.equals(flag)).findFirst();
    }
  }
}
