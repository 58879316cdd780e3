package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.decompose.Decomposition.NumberField;
import dev.convproof.proof.decompose.InnerChannels;
import dev.convproof.proof.decompose.OverRationals;
import dev.convproof.proof.decompose.OverReals;
import dev.convproof.proof.kernel.Kernel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code decompose} is asked about a kernel. */
final class DecomposeQuestion {
  @Option(
      names = "--over",
      paramLabel = "FIELD",
      defaultValue = "RATIONAL",
      description =
          "The numbers that taps may be: rational (default); in one dimension real, complex.")
  private NumberField field;

  @Option(
      names = "--channels",
      paramLabel = "C",
      description = "How many inner channels there are between the two kernels.")
  private Optional<Integer> channels = Optional.empty();

  @Option(
      names = "--first",
      paramLabel = "KH,KW",
      split = ",",
      description = "The size of the first kernel; the second is as large as that leaves it.")
  private List<Integer> first = List.of();

  /** Checks what can be asked of a kernel, and how. */
  void check(Kernel kernel) {
    require(
        first.isEmpty() || first.size() == 2,
        "--first: %d given: two sizes KH,KW would be right",
        first.size());
    require(
        channels.isEmpty() || !first.isEmpty(),
        "--channels: --first KH,KW is needed too, the size of the first kernel");
    require(
        kernel.singleChannel() || channels.isPresent(),
        "K has channels, %s: --channels C and --first KH,KW say what it shall decompose into",
        kernel.shape());
    require(
        first.isEmpty() || field == NumberField.RATIONAL,
        "--over %s: sizes and channels are decided over the rationals only",
        name());
  }

  /** Answers it. */
  Decomposition answer(Kernel kernel) {
    if (!first.isEmpty()) {
      return new InnerChannels(kernel, channels.orElse(1), first.get(0), first.get(1)).decide();
    }
    return field == NumberField.RATIONAL
        ? OverRationals.decide(kernel)
        : OverReals.decide(kernel, field);
  }

  /** The field's name in JSON. */
  String name() {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** What was asked for, as the end of a sentence. */
  String inWords(Kernel kernel) {
    if (first.isEmpty()) {
      return "two kernels over %s, each with two or more nonzero taps".formatted(field.symbol());
    }
    int inner = channels.orElse(1);
    return "a %s×%s kernel and a %s×%s one over ℚ, through %s inner channel%s"
        .formatted(
            first.get(0),
            first.get(1),
            kernel.height() - first.get(0) + 1,
            kernel.width() - first.get(1) + 1,
            inner,
            inner == 1 ? "" : "s");
  }
}
