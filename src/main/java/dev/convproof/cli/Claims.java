package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.report.Evidence;
import dev.convproof.report.EvidenceJson;
import dev.convproof.report.Explanations;
import dev.convproof.report.Judged;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges the catalogue and lists it. */
@Command(
    name = "claims",
    description =
        "Judges the exercises, the thread's answers, answers in circulation and the laws, and lists"
            + " each with its source, its verdict and what refutes it.",
    footer = {"", "Exit code 0 if every law holds, 1 otherwise: a refuted answer is no failure."})
final class Claims implements Callable<Integer> {
  private static final String LINE = "%-8s %-12s %-18s %s";
  private static final String BELOW = " ".repeat(21) + " ".repeat(19) + " %s";

  private static final Wording WORDING = new Wording();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      defaultValue = "",
      description = {
        "Judge only claims whose id, exercise, statement, quotation or section contains this text:",
        "T8b, E2a, bias, doubling, 7.4, post 8, 偏置."
      })
  private String only;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = {
        "Judge your own questions and answers instead: a file of lines with id, statement, quantity,",
        "formula and explanation, with tabs between; \"check all\" lists the quantities."
      })
  private Path file;

  @Option(names = "--json", description = "Print the claims and their evidence as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Claim> claims = file == null ? containing(only) : containing(only, OwnClaims.in(file));
    require(!claims.isEmpty(), "\"%s\": no claim contains it, such as T8b or E2a", only);
    List<Judged> judged;
    try (Progress progress = Progress.on(spec.commandLine().getErr(), "claims", claims.size())) {
      judged = judge(claims, progress);
    }
    if (json) {
      spec.commandLine().getOut().print(EvidenceJson.of(Evidence.of(judged, List.of())));
    } else {
      Output out = new Output(spec.commandLine().getOut());
      print(judged, out, one -> Explanations.of(one.claim(), one.judgement()));
    }
    return exitCode(judged);
  }

  /** Returns the claims of which a text is part, in any case: of what is said of them. */
  static List<Claim> containing(String text) {
    return containing(text, Catalogue.all());
  }

  private static List<Claim> containing(String text, List<Claim> all) {
    String wanted = text.toLowerCase(Locale.ROOT);
    List<Claim> named = all.stream().filter(claim -> claim.id().equalsIgnoreCase(text)).toList();
    return named.isEmpty()
        ? all.stream()
            .filter(
                claim -> said(claim).anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(wanted)))
            .toList()
        : named;
  }

  /** Its id, exercise and statement, and the title, section and question of the exercise. */
  private static Stream<String> said(Claim claim) {
    String topic = claim.topic();
    String exercise = topic.matches("E\\d.*") ? topic.substring(0, 2) : topic;
    Stream<String> own =
        Stream.of(
            claim.id(), claim.topic(), claim.english(), claim.chinese(), words(claim.source()));
    Stream<Text> more =
        Stream.concat(
                Stream.of(exercise, topic, claim.id())
                    .distinct()
                    .flatMap(
                        one -> Stream.of("title.", "numbers.", "question.").map(key -> key + one)),
                Stream.of("quote." + claim.id()))
            .filter(WORDING::has)
            .map(WORDING::text);
    return Stream.concat(own, more.flatMap(one -> Stream.of(one.english(), one.chinese())));
  }

  /** Judges claims, several at a time; returns them in their order. */
  static List<Judged> judge(List<Claim> claims, Progress progress) {
    return claims.parallelStream()
        .map(
            claim -> {
              Judged judged = Judged.of(claim);
              progress.ended(claim.id(), claim.id() + ": " + words(judged.verdict()));
              return judged;
            })
        .toList();
  }

  /** Returns the exit code: a refuted answer is no failure, nor an undecided one; a law is. */
  static int exitCode(List<Judged> judged) {
    return judged.stream().anyMatch(Claims::isRefutedLaw) ? ExitCode.REFUTED : ExitCode.HOLDS;
  }

  private static boolean isRefutedLaw(Judged one) {
    return one.claim().source().kind() == Source.Kind.LAW
        && one.verdict().kind() == Verdict.Kind.REFUTED;
  }

  /** Prints a line for each claim, and under it what refutes it. */
  static void print(List<Judged> judged, Output out) {
    print(judged, out, one -> Optional.empty());
  }

  private static void print(
      List<Judged> judged, Output out, Function<Judged, Optional<Text>> explanations) {
    Output.Table table = out.table(LINE, "claim", "source", "verdict", "statement");
    for (Judged one : judged) {
      Claim claim = one.claim();
      table.row(claim.id(), words(claim.source()), words(one.verdict()), claim.english());
      explanation(one.verdict()).forEach(line -> out.line(BELOW, line));
      explanations.apply(one).ifPresent(why -> out.line(BELOW, Wording.plain(why.english())));
    }
  }

  private static List<String> explanation(Verdict verdict) {
    return verdict.fold(
        holds -> List.of(),
        refuted -> List.of(sides(refuted.by())),
        depends ->
            depends.readings().stream()
                .map(reading -> reading.convention() + ": " + words(reading.verdict()))
                .toList(),
        undecided -> List.of(Wording.english(undecided.reason())));
  }

  private static String sides(Counterexample by) {
    return Output.text(
        "%s: %s %s, %s %s",
        by.on(),
        WORDING.text("side." + by.contrast().expected()).english(),
        Wording.english(by.expected()),
        WORDING.text("side." + by.contrast().actual()).english(),
        Wording.english(by.actual()));
  }

  private static String words(Source source) {
    return switch (source.kind()) {
      case EXERCISE -> "exercise";
      case THREAD -> "post " + source.post();
      case CIRCULATING -> "circulating";
      case LAW -> "law";
      case OWN -> "own";
    };
  }

  /** Returns a verdict in a word or two, such as {@code HOLDS proved}. */
  private static String words(Verdict verdict) {
    String kind = verdict.kind().name();
    return verdict.fold(
        holds -> kind + " " + strength(holds), refuted -> kind, depends -> kind, undecided -> kind);
  }

  private static String strength(Verdict.Holds holds) {
    String word = holds.strength().kind().name().toLowerCase(Locale.ROOT);
    return holds
        .strength()
        .fold(
            proved -> word,
            exact -> word,
            probable -> word + ", 2^-" + probable.bits(),
            sampled -> word);
  }
}
