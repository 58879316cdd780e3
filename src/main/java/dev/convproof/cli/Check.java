package dev.convproof.cli;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.formula.Asked;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Measure;
import dev.convproof.claim.quantity.Measures;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3;
import dev.convproof.report.OutputFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves or refutes an answer. */
@Command(
    name = "check",
    description = {
      "Proves that a quantity is a formula, or refutes it by the smallest counterexample.",
      "An answer that is right under one convention and wrong under another depends on it; an option"
          + " fixes the convention."
    },
    footer = {
      "",
      "Quantities:",
      "  output-height, output-width, multiplications, additions, operations,",
      "  multiplications-per-output, additions-per-output, cross-channel-additions,",
      "  kernel-depth, kernels, biases, parameters, parameter-bytes, activation-bytes,",
      "  forward-memory, composed-kernel-size, receptive-field, and the backward pass's; an",
      "  unknown name lists them all.",
      "Variables: n images, ci and co channels, h w input, kh kw kernel, ph pw padding, sh sw stride,",
      "  dh dw dilation, g groups, ho wo output; M, all multiplications, in additions;",
      "  k1 k2 s1 s2 d1 d2 for two stacked kernels. Where they are not named, n, g, dilations, and",
      "  the strides of stacked kernels are 1.",
      "",
      "Example: convproof check operations '2*kh*kw*ci*co*ho*wo' --bias counted",
      "Exit code 0 if it holds, 1 if it is refuted, 3 if undecided, 4 if it depends."
    })
final class Check implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "QUANTITY", description = "What the formula is said to be.")
  private String quantity;

  @Parameters(
      index = "1",
      paramLabel = "FORMULA",
      description = {
        "Such as 'ci·kh·kw', '⌊(h−kh+ph)/sh⌋+1' or '2khkwcihowoco';",
        "one that starts with a minus comes after --."
      })
  private String formula;

  @Mixin private ConventionOptions conventions;

  @Mixin private TimeoutOption timeout = new TimeoutOption(20);

  @Option(
      names = "--proof-dir",
      paramLabel = "DIR",
      description = {
        "Write the SMT-LIB files of a proof to this folder: a new or an empty one, or one that holds"
            + " proofs from here."
      })
  private Optional<Path> proofs = Optional.empty();

  @Option(names = "--json", description = "Print the verdict as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    timeout.check();
    Z3.warmUp();
    Measure measure = measure();
    Asked asked = Asked.of(measure, Execution.unquoted(formula), conventions.of(measure));
    Optional<OutputFolder> folder = proofs.map(OutputFolder::at);
    Judgement judgement = judged("check-" + measure, asked);
    List<Path> written = folder.map(to -> write(to, judgement.proofs())).orElse(List.of());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(CheckReport.of(asked, judgement, written));
    } else {
      new CheckText(asked, judgement, written).print(out);
    }
    return CheckReport.exitCode(judgement.verdict());
  }

  private Judgement judged(String id, Asked asked) {
    return timeout
        .with(() -> new FormulaJudge(id, asked, timeout.time()).judge())
        .orElseGet(
            () ->
                Judgement.of(new Verdict.Undecided(timeout.late("options that fix conventions"))));
  }

  private List<Path> write(OutputFolder folder, List<ProofFile> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(file.name(), file.text()));
    folder.add(texts);
    return files.stream().map(file -> proofs.orElseThrow().resolve(file.name())).toList();
  }

  private Measure measure() {
    return Measures.named(quantity)
        .orElseThrow(
            () -> {
              List<String> all = Measures.all().stream().map(Measure::name).toList();
              return new BadInput("%s", Nearest.unknown("quantity", quantity, all));
            });
  }
}
