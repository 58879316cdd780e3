package dev.convproof.cli;

import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.kernel.Kernel;
import java.io.PrintWriter;

/** What {@code decompose} prints for people. */
final class DecomposeText {
  private static final int LONGEST = 80;

  private final PrintWriter out;

  DecomposeText(PrintWriter out) {
    this.out = out;
  }

  void print(Kernel kernel, DecomposeQuestion question, Decomposition answer) {
    line("kernel", kernel.toString());
    line("question", question.inWords(kernel));
    if (answer instanceof Decomposition.Composed composed) {
      kernels(composed.first(), composed.second());
      line("residual", "0: the two compose to the kernel exactly");
    } else if (answer instanceof Decomposition.Approximated close) {
      kernels(close.first(), close.second());
      line("residual", residual(Residual.of(close.residual())));
    } else if (answer instanceof Decomposition.Indecomposable none) {
      line("certificate", none.certificate().map(kind -> kind + ", checked").orElse("none"));
    }
    line("why", DecomposeReport.why(answer));
    line("verdict", DecomposeReport.verdict(answer).replace("refuted", "REFUTED"));
  }

  private void kernels(Object first, Object second) {
    line("first", first.toString());
    line("second", second.toString());
  }

  private static String residual(Residual residual) {
    if (residual.atMost().signum() == 0) {
      return "0: these decimals compose to the kernel exactly";
    }
    String exact = residual.exact().length() <= LONGEST ? ", exactly " + residual.exact() : "";
    return "at most %s in any tap%s, when these decimals are composed"
        .formatted(residual.atMost(), exact);
  }

  private void line(String key, String value) {
    out.printf("%-13s%s%n", key, value);
  }
}
