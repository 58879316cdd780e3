package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.algebra.Rationals;
import dev.convproof.claim.Verdict;
import dev.convproof.file.TensorFileException;
import dev.convproof.message.Message;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.decompose.Decomposition.NumberField;
import dev.convproof.proof.decompose.InnerChannels;
import dev.convproof.proof.decompose.OverRationals;
import dev.convproof.proof.decompose.OverReals;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelException;
import dev.convproof.report.words.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.numbers.fraction.BigFraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds two kernels whose composition is a given one, or says why there are none. */
@Command(
    name = "decompose",
    description = {
      "Finds two kernels whose composition is K, exactly, or says why there are none.",
      "Each has two or more nonzero taps, unless --first gives their sizes. Rows and columns of zeros around"
          + " the taps of K go to the first kernel."
    },
    footer = {
      "",
      "Example: convproof decompose '[[1,0,-1],[2,0,-2],[1,0,-1]]'",
      "Exit codes: 0 there are two, 1 there are none, 3 undecided.",
      "One channel is factored up to 256 taps in one dimension, or 32 rows and columns in two."
    })
final class Decompose implements Callable<Integer> {
  private static final int LONGEST_FRACTION = 80;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "K", description = KernelArgument.DESCRIPTION)
  private String text;

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

  @Mixin private LanguageOption lang = new LanguageOption();

  @Mixin private TimeoutOption timeout = new TimeoutOption(20);

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /**
   * The answer as JSON.
   *
   * @param kernel what was asked about, as nested lists
   * @param question what was asked for, in words
   * @param over rational, real or complex
   * @param verdict that there are two kernels as asked for
   * @param first the first kernel, where there is one
   * @param second the second kernel
   * @param residual how far their composition is from the kernel, where they are decimals
   * @param certificate the kind of the reason why there are none, where one was checked; a verdict
   *     of REFUTED without one rests on the factoring library
   * @param reason in words
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Result(
      Object kernel,
      String question,
      String over,
      Verdict.Kind verdict,
      Optional<Object> first,
      Optional<Object> second,
      Optional<Residual> residual,
      Optional<String> certificate,
      String reason) {}

  /**
   * How far a composition of decimals is from a kernel.
   *
   * @param atMost three digits, rounded up
   * @param exact the same as a fraction
   */
  private record Residual(BigDecimal atMost, String exact) {
    private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.CEILING);

    static Residual of(BigFraction residual) {
      BigDecimal numerator = new BigDecimal(residual.getNumerator().abs());
      BigDecimal denominator = new BigDecimal(residual.getDenominator().abs());
      return new Residual(
          numerator.divide(denominator, THREE_DIGITS_UP),
          Rationals.INSTANCE.show(new BigFraction[] {residual}, 0));
    }

    Message words() {
      if (atMost.signum() == 0) {
        return Message.of("decompose.no-residual-of-decimals");
      }
      return exact.length() <= LONGEST_FRACTION
          ? Message.of("decompose.residual-exactly", atMost, exact)
          : Message.of("decompose.residual", atMost);
    }
  }

  @Override
  public Integer call() throws TensorFileException {
    timeout.check();
    lang.language();
    Kernel kernel = KernelArgument.read("K", text);
    requireAnswerable(kernel);
    Decomposition answer = answer(kernel);
    Output out = new Output(spec.commandLine().getOut(), 13);
    if (json) {
      out.json(result(kernel, answer));
    } else {
      print(kernel, answer, out);
    }
    return ExitCode.of(verdict(answer));
  }

  private void requireAnswerable(Kernel kernel) {
    requireTold(
        first.isEmpty() || first.size() == 2,
        "first-sizes",
        "--first: %d given: two sizes KH,KW would be right",
        first.size());
    requireTold(
        channels.isEmpty() || !first.isEmpty(),
        "channels-need-first",
        "--channels: --first KH,KW is needed too, the size of the first kernel");
    requireTold(
        kernel.singleChannel() || channels.isPresent(),
        "has-channels",
        "K has channels, %s: --channels C and --first KH,KW say what it shall decompose into",
        kernel.shape());
    requireTold(
        first.isEmpty() || field == NumberField.RATIONAL,
        "rationals-only",
        "--over %s: sizes and channels are decided over the rationals only",
        over());
  }

  private Decomposition answer(Kernel kernel) {
    try {
      return checked(kernel, timeout.with(() -> decided(kernel)));
    } catch (KernelException e) {
      throw BadInput.in("K", e);
    }
  }

  private Decomposition decided(Kernel kernel) {
    if (!first.isEmpty()) {
      return new InnerChannels(kernel, channels.orElse(1), first.get(0), first.get(1)).decide();
    }
    return field == NumberField.RATIONAL
        ? OverRationals.decide(kernel)
        : OverReals.decide(kernel, field);
  }

  /** Composes the two kernels once more, by the law that the suites verify. */
  private Decomposition checked(Kernel kernel, Optional<Decomposition> found) {
    if (found.isPresent() && found.get() instanceof Decomposition.Composed composed) {
      Kernel again = Compose.StackedKernels.plain(composed.first(), composed.second()).kernel();
      if (!again.taps().equals(kernel.taps()) || !again.shape().equals(kernel.shape())) {
        throw new IllegalStateException(composed + " compose to " + again + ", not to " + kernel);
      }
    }
    return found.orElseGet(() -> new Decomposition.Unsettled(timeout.late("kernel")));
  }

  private static Verdict.Kind verdict(Decomposition answer) {
    if (answer instanceof Decomposition.Unsettled) {
      return Verdict.Kind.UNDECIDED;
    }
    return answer instanceof Decomposition.Indecomposable
        ? Verdict.Kind.REFUTED
        : Verdict.Kind.HOLDS;
  }

  private String over() {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** Returns what was asked for, as the end of a sentence. */
  private Message question(Kernel kernel) {
    if (first.isEmpty()) {
      return Message.of("decompose.question", field.symbol());
    }
    int inner = channels.orElse(1);
    Message sizes =
        Message.of(
            "decompose.sizes",
            first.get(0),
            first.get(1),
            kernel.height() - first.get(0) + 1,
            kernel.width() - first.get(1) + 1);
    return inner == 1
        ? Message.of("decompose.through-one", sizes)
        : Message.of("decompose.through", sizes, inner);
  }

  private Result result(Kernel kernel, Decomposition answer) {
    Optional<Object> one = Optional.empty();
    Optional<Object> two = Optional.empty();
    Optional<Residual> residual = Optional.empty();
    Optional<String> certificate = Optional.empty();
    if (answer instanceof Decomposition.Composed composed) {
      one = Optional.of(KernelArgument.json(composed.first()));
      two = Optional.of(KernelArgument.json(composed.second()));
    } else if (answer instanceof Decomposition.Approximated close) {
      one = Optional.of(KernelArgument.json(close.first()));
      two = Optional.of(KernelArgument.json(close.second()));
      residual = Optional.of(Residual.of(close.residual()));
    } else if (answer instanceof Decomposition.Indecomposable none) {
      certificate = none.certificate();
    }
    return new Result(
        KernelArgument.json(kernel),
        Wording.english(question(kernel)),
        over(),
        verdict(answer),
        one,
        two,
        residual,
        certificate,
        Wording.english(reason(answer)));
  }

  private static Message reason(Decomposition answer) {
    if (answer instanceof Decomposition.Composed composed) {
      return composed.how();
    }
    if (answer instanceof Decomposition.Approximated close) {
      return close.how();
    }
    return answer instanceof Decomposition.Indecomposable none
        ? none.why()
        : ((Decomposition.Unsettled) answer).reason();
  }

  private void print(Kernel kernel, Decomposition answer, Output out) {
    out.fact(lang.fact("kernel"), KernelArgument.lines(kernel));
    out.fact(lang.fact("question"), lang.say(question(kernel)));
    if (answer instanceof Decomposition.Composed composed) {
      out.fact(lang.fact("first"), KernelArgument.lines(composed.first()));
      out.fact(lang.fact("second"), KernelArgument.lines(composed.second()));
      out.fact(lang.fact("residual"), lang.say("decompose.no-residual"));
    } else if (answer instanceof Decomposition.Approximated close) {
      out.fact(lang.fact("first"), KernelArgument.lines(close.first()));
      out.fact(lang.fact("second"), KernelArgument.lines(close.second()));
      out.fact(lang.fact("residual"), lang.say(Residual.of(close.residual()).words()));
    } else if (answer instanceof Decomposition.Indecomposable none) {
      Message certificate =
          none.certificate()
              .map(kind -> Message.of("decompose.checked", Message.named("certificate-kind", kind)))
              .orElse(Message.of("decompose.no-certificate"));
      out.fact(lang.fact("certificate"), lang.say(certificate));
    }
    out.fact(lang.fact("why"), lang.say(reason(answer)));
    out.fact(lang.fact("verdict"), lang.say(Message.of(word(answer))));
  }

  /** Nothing was claimed, so that nothing is refuted. */
  private static String word(Decomposition answer) {
    return switch (verdict(answer)) {
      case HOLDS -> "decompose.they-exist";
      case REFUTED -> "decompose.none-exist";
      default -> "verdict.undecided";
    };
  }
}
