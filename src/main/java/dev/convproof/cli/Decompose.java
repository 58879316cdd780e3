package dev.convproof.cli;

import dev.convproof.file.TensorFileException;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "K", description = KernelArgument.DESCRIPTION)
  private String text;

  @Mixin private DecomposeQuestion question;

  @Mixin private TimeoutOption timeout = new TimeoutOption(20);

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws TensorFileException {
    timeout.check();
    Kernel kernel = KernelArgument.read("K", text);
    question.check(kernel);
    Decomposition answer = answer(kernel);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(DecomposeReport.of(kernel, question, answer));
    } else {
      new DecomposeText(out).print(kernel, question, answer);
    }
    return DecomposeReport.exitCode(answer);
  }

  private Decomposition answer(Kernel kernel) {
    try {
      return checked(kernel, timeout.with(() -> question.answer(kernel)));
    } catch (KernelException e) {
      throw new BadInput("K: %s", e.getMessage());
    }
  }

  /** Composes the two kernels once more, by the law that the suites verify. */
  private Decomposition checked(Kernel kernel, Optional<Decomposition> found) {
    if (found.isPresent() && found.get() instanceof Decomposition.Composed composed) {
      Kernel again = StackedKernels.plain(composed.first(), composed.second()).kernel();
      if (!again.taps().equals(kernel.taps()) || !again.shape().equals(kernel.shape())) {
        throw new IllegalStateException(composed + " compose to " + again + ", not to " + kernel);
      }
    }
    return found.orElseGet(() -> new Decomposition.Unsettled(timeout.late("a smaller kernel")));
  }
}
