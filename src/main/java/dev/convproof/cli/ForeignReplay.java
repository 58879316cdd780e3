package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.ConvProof;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.claim.Verdict;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/** One case, and what every law says of a convolution of the user's on it. */
record ForeignReplay(Case on, SubjectArguments arguments, CommandSpec spec) {

  /** Judges and prints. */
  int print(boolean strict, boolean json) {
    try (PipeSubject started = arguments.start()) {
      Subject<?> subject = started.subject();
      Report report =
          ConvProof.verify(subject)
              .replay(on.toString())
              .timeout(Duration.ofDays(1))
              .shrinking(() -> Duration.ZERO)
              .replayedBy(arguments::replay)
              .report();
      Given given = Given.by(subject, on);
      Output out = new Output(spec.commandLine().getOut(), 26);
      if (json) {
        out.json(result(report, given));
      } else {
        print(out, report, given);
      }
      Contract.printed(started, spec);
      return Contract.exitCode(strict, report);
    }
  }

  /** What a subject gives on the first layer: its output, or why there is none. */
  private record Given(CaseTensors.Named output, String otherwise) {
    static <V> Given by(Subject<V> subject, Case on) {
      String name = on.layers().size() > 1 ? "its first output" : "its output";
      Shape shape = Shape.output(on.geometry());
      Arithmetic<V> numbers = subject.arithmetic();
      Problem<V> p = on.problem(numbers);
      List<String> shown = new ArrayList<>();
      String otherwise = "";
      try {
        V output =
            subject
                .forward()
                .apply(
                    p.geometry(), p.input().data(), p.weights().data(), p.bias().map(Tensor::data));
        IntStream.range(0, shape.size()).forEach(at -> shown.add(numbers.show(output, at)));
      } catch (FailedCallException failed) {
        otherwise = failed.getMessage() + " at " + failed.place() + ": " + failed.found();
      } catch (DeclinedException declined) {
        otherwise = "does not support it: " + declined.getMessage();
      }
      return new Given(new CaseTensors.Named(name, shape, shown, 0), otherwise);
    }
  }

  private void print(Output out, Report report, Given given) {
    out.fact("case", CaseLine.geometries(on));
    CaseTensors tensors = CaseTensors.of(on);
    tensors.given().forEach(tensor -> out.fact(tensor.name(), Replay.grid(tensor)));
    out.fact("output", Replay.grid(tensors.output()));
    out.fact("", "by definition, over " + tensors.over());
    out.fact(
        given.output().name(),
        given.otherwise().isEmpty() ? Replay.grid(given.output()) : given.otherwise());
    out.fact("", "by " + report.subject() + ", over " + report.arithmetic());
    out.gap();
    Contract.rows(out, rows(report));
    List<Disagreement> differences =
        report.refutations().stream().map(Report.Refutation::by).distinct().toList();
    for (Disagreement by : differences) {
      out.gap();
      out.line("%s", Facts.headline(by));
      out.line("  expected   %s", by.expected());
      out.line("  but was    %s", by.actual());
    }
    report.suspicion().ifPresent(suspicion -> Contract.tell(out, suspicion));
    out.gap();
    String word = Contract.verdict(report).toString();
    out.fact("verdict", word + ", which speaks of this one case" + Contract.suspect(report));
    out.fact("replay", arguments.replay(on));
  }

  private static List<Report.Row> rows(Report report) {
    return report.rows().stream().filter(row -> row.drawn() > 0).toList();
  }

  private Result result(Report report, Given given) {
    CaseTensors tensors = CaseTensors.of(on);
    return new Result(
        Contract.verdict(report),
        on.toString(),
        report.subject(),
        report.arithmetic(),
        tensors.given().stream().map(Replay.Values::of).toList(),
        Replay.Values.of(tensors.output()),
        Replay.Values.of(given.output()),
        Optional.of(given.otherwise()).filter(text -> !text.isEmpty()),
        rows(report).stream().map(ContractResult.Row::of).toList(),
        ContractResult.counterexamples(report, arguments),
        report.suspicion().map(ContractResult.Suspect::of));
  }

  /** The same for programs. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      Verdict.Kind verdict,
      @JsonProperty("case") String on,
      String subject,
      String numbers,
      List<Replay.Values> tensors,
      Replay.Values output,
      Replay.Values given,
      Optional<String> otherwise,
      List<ContractResult.Row> laws,
      List<ContractResult.Counterexample> counterexamples,
      Optional<ContractResult.Suspect> suspect) {}
}
