package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.kernel.Kernel;
import java.util.Optional;

/**
 * What {@code decompose} prints as JSON.
 *
 * @param kernel what was asked about, as nested lists
 * @param question what was asked for, in words
 * @param over rational, real or complex
 * @param verdict holds, refuted or undecided: that there are two kernels as asked for
 * @param first the first kernel, where there is one
 * @param second the second kernel
 * @param residual how far their composition is from the kernel, where they are decimals
 * @param certificate the kind of the reason why there are none, where one was checked; a verdict
 *     "refuted" without one rests on the factoring library
 * @param why in words
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DecomposeReport(
    Object kernel,
    String question,
    String over,
    String verdict,
    Optional<Object> first,
    Optional<Object> second,
    Optional<Residual> residual,
    Optional<String> certificate,
    String why) {

  static DecomposeReport of(Kernel kernel, DecomposeQuestion question, Decomposition answer) {
    return new DecomposeReport(
        NestedLists.of(kernel),
        question.inWords(kernel),
        question.name(),
        verdict(answer),
        first(answer),
        second(answer),
        residual(answer),
        answer instanceof Decomposition.Indecomposable none ? none.certificate() : Optional.empty(),
        why(answer));
  }

  static String verdict(Decomposition answer) {
    return switch (exitCode(answer)) {
      case ExitCode.HOLDS -> "holds";
      case ExitCode.REFUTED -> "refuted";
      default -> "undecided";
    };
  }

  static int exitCode(Decomposition answer) {
    if (answer instanceof Decomposition.Unsettled) {
      return ExitCode.UNDECIDED;
    }
    return answer instanceof Decomposition.Indecomposable ? ExitCode.REFUTED : ExitCode.HOLDS;
  }

  private static Optional<Object> first(Decomposition answer) {
    if (answer instanceof Decomposition.Composed composed) {
      return Optional.of(NestedLists.of(composed.first()));
    }
    return answer instanceof Decomposition.Approximated approximated
        ? Optional.of(NestedLists.of(approximated.first()))
        : Optional.empty();
  }

  private static Optional<Object> second(Decomposition answer) {
    if (answer instanceof Decomposition.Composed composed) {
      return Optional.of(NestedLists.of(composed.second()));
    }
    return answer instanceof Decomposition.Approximated approximated
        ? Optional.of(NestedLists.of(approximated.second()))
        : Optional.empty();
  }

  private static Optional<Residual> residual(Decomposition answer) {
    return answer instanceof Decomposition.Approximated approximated
        ? Optional.of(Residual.of(approximated.residual()))
        : Optional.empty();
  }

  static String why(Decomposition answer) {
    if (answer instanceof Decomposition.Composed composed) {
      return composed.how();
    }
    if (answer instanceof Decomposition.Approximated approximated) {
      return approximated.how();
    }
    return answer instanceof Decomposition.Indecomposable none
        ? none.why()
        : ((Decomposition.Unsettled) answer).reason();
  }
}
