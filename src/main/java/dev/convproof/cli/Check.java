package dev.convproof.cli;

import static dev.convproof.report.words.Wording.english;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3;
import dev.convproof.report.OutputFolder;
import dev.convproof.report.VerdictJson;
import dev.convproof.report.words.Wording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  /**
   * The answer as JSON.
   *
   * @param quantity its name
   * @param formula as it was read
   * @param conventions those that hold: given, or the default for padded taps
   * @param division what a quotient means: floor or exact
   * @param outcome the verdict with what it rests on, or the counterexample, or the readings
   * @param refutedUnder the counterexample of each reading, where they differ; that of the first is
   *     the one shown
   * @param holdsUnder the conventions under which a refuted formula would hold
   * @param proof the file that proves that the formula is the closed form, if it was written
   * @param proofs all files that were written, with the lemmas that they use
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      String quantity,
      String formula,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> conventions,
      String division,
      @JsonUnwrapped VerdictJson outcome,
      List<String> refutedUnder,
      Optional<String> holdsUnder,
      Optional<String> proof,
      List<String> proofs) {}

  @Override
  public Integer call() {
    timeout.check();
    Z3.warmUp();
    Quantity measure = measure();
    FormulaClaim claim =
        FormulaClaim.of(measure, Execution.unquoted(formula), conventions.of(measure));
    Optional<OutputFolder> folder = proofs.map(OutputFolder::at);
    Judgement judgement = judged("check-" + measure, claim);
    List<String> written = folder.map(to -> write(to, judgement.proofs())).orElse(List.of());
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      out.json(result(claim, judgement, written));
    } else {
      print(claim, judgement, written, out);
    }
    return ExitCode.of(judgement.verdict().kind());
  }

  private Quantity measure() {
    return Quantities.named(quantity)
        .orElseThrow(
            () -> {
              List<String> all = Quantities.all().stream().map(Quantity::name).toList();
              return new BadInput("%s", BadInput.unknown("quantity", quantity, all));
            });
  }

  private Judgement judged(String id, FormulaClaim claim) {
    return timeout
        .with(() -> new FormulaJudge(id, claim, timeout.time()).judge())
        .orElseGet(
            () ->
                Judgement.of(
                    new Verdict.Undecided(
                        Message.verbatim(timeout.late("options that fix conventions")))));
  }

  private List<String> write(OutputFolder folder, List<ProofFile> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(file.name(), file.text()));
    folder.add(texts);
    return files.stream()
        .map(file -> proofs.orElseThrow().resolve(file.name()).toString())
        .toList();
  }

  private static Result result(FormulaClaim claim, Judgement judgement, List<String> written) {
    Map<String, String> conventions = new LinkedHashMap<>();
    conventions(claim).forEach((choice, option) -> conventions.put(key(choice), option));
    boolean holds = judgement.verdict().kind() == Verdict.Kind.HOLDS;
    return new Result(
        claim.quantity().name(),
        claim.answer().text(),
        conventions,
        claim.quantity().division().name().toLowerCase(Locale.ROOT),
        VerdictJson.of(judgement.verdict()),
        refutedUnder(judgement),
        judgement.figure("holds-under").map(Wording::english),
        written.stream().findFirst().filter(file -> holds),
        written);
  }

  /** The name of a convention in JSON, such as {@code paddedTaps}. */
  private static String key(Choice choice) {
    String[] words = choice.flag().split("-", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int word = 1; word < words.length; word++) {
      key.append(words[word].substring(0, 1).toUpperCase(Locale.ROOT));
      key.append(words[word].substring(1));
    }
    return key.toString();
  }

  /** The conventions that hold, in the order of the choices. */
  private static Map<Choice, String> conventions(FormulaClaim claim) {
    Conventions all = claim.fixed();
    if (claim.quantity().choices().contains(Choice.PADDED_TAPS)) {
      all = all.with(Choice.PADDED_TAPS, all.of(Choice.PADDED_TAPS).orElse("counted"));
    }
    return all.chosen();
  }

  /** The counterexamples of readings, each with its conventions. */
  private static List<String> refutedUnder(Judgement judgement) {
    return judgement.figures("refuted-under").stream()
        .map(
            figure ->
                figure.of().stream().map(Wording::english).collect(Collectors.joining(", "))
                    + ": "
                    + english(figure.value()))
        .toList();
  }

  private static void print(
      FormulaClaim claim, Judgement judgement, List<String> written, Output out) {
    out.fact("quantity", claim.quantity() + " (" + claim.quantity().meaning() + ")");
    out.fact("formula", claim.answer().text());
    String conventions =
        conventions(claim).entrySet().stream()
            .map(entry -> entry.getKey().flag() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    out.fact("conventions", conventions.isEmpty() ? "none fixed" : conventions);
    if (claim.answer().text().contains("/")) {
      out.fact("division", division(claim.quantity().division()));
    }
    print(judgement.verdict(), out);
    refutedUnder(judgement).forEach(reading -> out.fact("under", reading));
    judgement.figure("holds-under").ifPresent(other -> out.fact("holds under", english(other)));
    written.forEach(file -> out.fact("proof", file));
    if (written.isEmpty() && !judgement.proofs().isEmpty()) {
      out.fact("proof", "not written: --proof-dir DIR writes it");
    }
  }

  private static String division(DivisionRule division) {
    return division == DivisionRule.FLOOR
        ? "every quotient rounds down; inside a written floor or ceil it is exact"
        : "every quotient is read as exact";
  }

  private static Output print(Verdict verdict, Output out) {
    String kind = verdict.kind().name();
    out.fact(
        "verdict",
        verdict.<String>fold(
            holds -> kind + " (" + word(holds.strength()) + ")",
            refuted -> kind,
            depends -> kind,
            undecided -> kind));
    return verdict.fold(
        holds -> print(holds.links(), out),
        refuted -> print(refuted.by(), out),
        depends -> under(depends.readings(), out),
        undecided -> {
          out.fact("", english(undecided.reason()));
          return out;
        });
  }

  private static Output print(List<Verdict.Link> links, Output out) {
    links.forEach(link -> out.fact("", english(link.what()) + ": " + basis(link.strength())));
    return out;
  }

  private static Output under(List<Verdict.Reading> readings, Output out) {
    for (Verdict.Reading reading : readings) {
      out.gap();
      out.fact("under", reading.convention());
      print(reading.verdict(), out);
    }
    return out;
  }

  private static Output print(Counterexample by, Output out) {
    out.fact("case", by.on());
    out.fact("expected", english(by.expected()));
    out.fact("actual", english(by.actual()));
    out.fact("smallest", (by.smallest() ? "yes: " : "not known: ") + english(by.known()));
    return out;
  }

  private static String word(Strength strength) {
    return strength.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String basis(Strength strength) {
    return strength.fold(
        proved -> "proved for all shapes (" + proved.file() + ")",
        exact -> "executed at " + english(exact.bound()),
        probable -> word(probable),
        sampled -> word(sampled));
  }
}
