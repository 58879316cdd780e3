package dev.convproof.cli;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantity;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The conventions that the command line fixes. */
final class ConventionOptions {
  @Option(
      names = "--padding",
      paramLabel = "total|per-side",
      description = "What ph and pw count: the rows and columns added in all, or on each side.")
  private String padding;

  @Option(
      names = "--bias",
      paramLabel = "counted|ignored",
      description = "Whether the additions of the bias count.")
  private String bias;

  @Option(
      names = "--padded-taps",
      paramLabel = "counted|skipped",
      description = "Whether operations on padding count; they do unless this says otherwise.")
  private String paddedTaps;

  @Option(
      names = "--padded-copy",
      paramLabel = "ignored|counted",
      description = "Whether a copy of the input with its padding takes memory.")
  private String paddedCopy;

  @Option(
      names = "--scalar",
      paramLabel = "TYPE",
      description = "What bytes are counted for: float16, bfloat16, float32 or float64.")
  private String scalar;

  /** The conventions for a quantity. */
  Conventions of(Quantity measure) {
    Conventions fixed = Conventions.NONE;
    for (Choice choice : Choice.values()) {
      String option = given(choice);
      if (option != null) {
        requireApplies(choice, measure);
        requireKnown(choice, option);
        fixed = fixed.with(choice, option);
      }
    }
    return fixed;
  }

  private String given(Choice choice) {
    return switch (choice) {
      case PADDING -> padding;
      case BIAS -> bias;
      case PADDED_TAPS -> paddedTaps;
      case PADDED_COPY -> paddedCopy;
      case SCALAR -> scalar;
    };
  }

  private static void requireApplies(Choice choice, Quantity measure) {
    if (!measure.choices().contains(choice)) {
      String flags =
          measure.choices().stream()
              .map(one -> "--" + one.flag())
              .collect(Collectors.joining(" and "));
      throw new BadInput(
          "--%s: %s has no such convention%s",
          choice.flag(), measure, flags.isEmpty() ? "; it has none" : ", but " + flags);
    }
  }

  private static void requireKnown(Choice choice, String option) {
    if (!choice.options().contains(option)) {
      String flag = "--" + choice.flag();
      throw new BadInput("%s: %s", flag, BadInput.unknown("convention", option, choice.options()));
    }
  }
}
