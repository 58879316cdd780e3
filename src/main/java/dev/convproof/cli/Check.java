package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.formula.FormulaException;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.report.OutputFolder;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Proves or refutes an answer. */
@Command(
    name = "check",
    addMethodSubcommands = false,
    description = {
      "Proves that a quantity is a formula, or refutes it by the smallest counterexample.",
      "An answer that is right under one convention and wrong under another depends on it; an option"
          + " fixes the convention."
    },
    footer = {
      "",
      "Quantities, also by their usual names (MACs, params, H_out, 输出高度):",
      "  output-height, output-width, multiplications, additions, operations,",
      "  multiplications-per-output, additions-per-output, cross-channel-additions,",
      "  kernel-depth, kernels, biases, parameters, parameter-bytes, activation-bytes,",
      "  forward-memory, composed-kernel-size, receptive-field, and the backward pass's;",
      "  check all lists every one.",
      "Exercises: E1a to E8; check E2a tells its parts, check E5 no answers it.",
      "Variables: n images, ci and co channels, h w input, kh kw kernel, ph pw padding, sh sw stride,",
      "  dh dw dilation, g groups, ho wo output; M, all multiplications, in additions;",
      "  k1 k2 s1 s2 d1 d2 for two stacked kernels. Where they are not named, n, g, dilations, and",
      "  the strides of stacked kernels are 1.",
      "",
      "Example: convproof check operations '2*kh*kw*ci*co*ho*wo' --bias counted",
      "Exit code 0 if it holds, 1 if it is refuted, 3 if undecided, 4 if it depends."
    })
final class Check implements Callable<Integer> {
  /** How long a verdict waits for what explains it. */
  private static final Duration HINT = Duration.ofSeconds(5);

  /** What lists the quantities. */
  private static final String ALL = "all";

  private final boolean filed;
  private final Map<FormulaClaim, Judgement> known;
  private final Consumer<CheckReport> shown;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "QUANTITY",
      description = "What the formula is said to be; or an exercise, such as E2a; all lists them.")
  private String quantity;

  @Parameters(
      index = "1..*",
      paramLabel = "FORMULA",
      description = {
        "Such as 'ci·kh·kw', '⌊(h−kh+ph)/sh⌋+1', '2khkwcihowoco', or LaTeX; - reads standard input.",
        "An exercise takes an answer to each of its parts; without any it tells them."
      })
  private List<String> typed = List.of();

  @Unmatched private List<String> unmatched = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "Read the formula from a file.")
  private Optional<Path> file = Optional.empty();

  @Mixin private LanguageOption lang = new LanguageOption();

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

  Check() {
    this(false, report -> {}, new HashMap<>());
  }

  /**
   * Hands what is printed on, too, with the proof files for whoever downloads them.
   *
   * @param known judgements of claims as they were read, without how they were written
   */
  Check(Consumer<CheckReport> shown, Map<FormulaClaim, Judgement> known) {
    this(true, shown, known);
  }

  private Check(boolean filed, Consumer<CheckReport> shown, Map<FormulaClaim, Judgement> known) {
    this.filed = filed;
    this.shown = shown;
    this.known = known;
  }

  @Override
  public Integer call() {
    timeout.check();
    Language language = lang.language();
    List<String> answers = new AnswerText(spec, typed, unmatched, file).read();
    Optional<Exercise> exercise = Exercise.named(quantity);
    try {
      return answered(answers, exercise, language);
    } catch (FormulaException unread) {
      throw unread.in(language == Language.CHINESE ? "zh" : "en");
    }
  }

  private int answered(List<String> answers, Optional<Exercise> exercise, Language language) {
    if (quantity.equalsIgnoreCase(ALL)) {
      return listed(language);
    }
    if (exercise.isPresent()) {
      return exercise.orElseThrow().answer(answers, this::answered, out(), language, json);
    }
    requireTold(
        !answers.isEmpty(),
        "no-formula",
        "no formula is given: check %s 'FORMULA' would be right, or - for standard input",
        quantity);
    return answered(measure(), String.join(" ", answers), language);
  }

  /** Judges an answer, and prints what is to be said of it. */
  private int answered(Asked asked, String formula, Language language) {
    Quantity measure = asked.quantity();
    FormulaClaim claim =
        FormulaClaim.of(measure, formula, conventions.of(asked), conventions.where(asked))
            .at(conventions.at(measure));
    requireTold(
        claim.unnamed().isEmpty(),
        "where-renamed",
        "--where %s: %s has another name there; write that one",
        claim.where(),
        String.join(" and ", claim.unnamed()));
    requireTold(
        !claim.isVacuous(),
        claim.at().isEmpty() ? "where-nowhere" : "at-not-so",
        claim.at().isEmpty() ? "--where %s: no shape is so" : "--at: it is not so there that %s",
        claim.where());
    Optional<OutputFolder> folder = proofs.map(OutputFolder::at);
    Judgement before = known.get(claim.asRead());
    Judgement judgement = before == null ? judged("check-" + measure, claim) : before;
    if (judgement.verdict().kind() != Verdict.Kind.UNDECIDED) {
      known.put(claim.asRead(), judgement);
    }
    List<String> written = folder.map(to -> write(to, judgement.proofs())).orElse(List.of());
    CheckReport report = new CheckReport(claim, judgement, written, language);
    shown.accept(report);
    if (json) {
      out().json(report.json());
    } else {
      report.print(out());
    }
    return ExitCode.of(judgement.verdict().kind());
  }

  private Output out() {
    return new Output(spec.commandLine().getOut(), 12);
  }

  private Asked measure() {
    return Quantities.asked(quantity).orElseThrow(this::unknown);
  }

  /** Lists every quantity with what it means. */
  private int listed(Language language) {
    List<Quantity> all =
        Quantities.all().stream().sorted(Comparator.comparing(Quantity::name)).toList();
    if (json) {
      out().json(all.stream().map(one -> new Listed(one.name(), one.meaning())).toList());
      return ExitCode.HOLDS;
    }
    int width = all.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    Output out = new Output(spec.commandLine().getOut(), width + 1);
    all.forEach(
        one -> out.fact(one.name(), Wording.in(language, Message.named("meaning", one.name()))));
    return ExitCode.HOLDS;
  }

  /** A quantity as JSON. */
  private record Listed(String quantity, String meaning) {}

  /** Names the nearest quantity, or else all of them, sorted. */
  private BadInput unknown() {
    List<String> all = Quantities.all().stream().map(Quantity::name).sorted().toList();
    List<String> like = all.stream().filter(name -> name.contains(quantity)).toList();
    if (!like.isEmpty() && like.size() <= 4) {
      Object or =
          like.stream()
              .map(Object.class::cast)
              .reduce((a, b) -> Message.told("or", "%s or %s", a, b))
              .orElseThrow();
      return meant(or);
    }
    return BadInput.nearest(quantity, all)
        .map(this::meant)
        .orElseGet(
            () ->
                new BadInput(
                    BadInput.unknown(Message.told("kind-quantity", "quantity"), quantity, all)));
  }

  private BadInput meant(Object name) {
    return new BadInput(
        Message.told(
            "unknown-quantity", "unknown quantity \"%s\": did you mean %s?", quantity, name));
  }

  private Judgement judged(String id, FormulaClaim claim) {
    FormulaJudge full = new FormulaJudge(id, claim, timeout.time());
    FormulaJudge judge = filed || proofs.isPresent() ? full : full.unfiled();
    Optional<FormulaJudge.Settled> settled = timeout.with(judge::settle);
    if (settled.isEmpty()) {
      return Judgement.of(new Verdict.Undecided(timeout.late("conventions")));
    }
    FormulaJudge.Settled verdict = settled.orElseThrow();
    Duration atMost = timeout.time().compareTo(HINT) < 0 ? timeout.time() : HINT;
    return new TimeoutOption.Deadline(atMost, atMost, () -> {})
        .of(verdict::explained)
        .orElseGet(verdict::judgement);
  }

  private List<String> write(OutputFolder folder, List<ProofFile> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(file.name(), file.text()));
    folder.add(texts);
    return files.stream()
        .map(file -> proofs.orElseThrow().resolve(file.name()).toString())
        .toList();
  }
}
