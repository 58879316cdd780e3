package dev.convproof.claim.quantity;

import dev.convproof.claim.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    return Message.of("choice." + flag, this == SCALAR ? option : Message.named("option", option));
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
