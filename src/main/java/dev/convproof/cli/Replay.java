package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.cli.Replayed.LawVerdict;
import dev.convproof.law.Composer;
import dev.convproof.law.Disagreement;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Grid;
import dev.convproof.law.LawStatement;
import dev.convproof.law.RunningJar;
import dev.convproof.report.words.Wording;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one case through every strategy, backward pass and law, and shows the tensors. */
@Command(
    name = "replay",
    description = {
      "Runs one case through every strategy, every backward pass and every law.",
      "Shows the tensors, and where something differs. Two stacked layers are joined by a comma, and"
          + " are compared with their composition. With --java, it is your convolution that is judged"
          + " on the case."
    },
    footer = {
      "",
      "Example: convproof replay ci2h5w5co3kh3kw2sh2pt1pb1",
      "Exit code 0 if on this case all strategies agree and no law is refuted, 1 otherwise. It says",
      "nothing of other cases."
    })
final class Replay implements Callable<Integer> {
  private static final int MOST_VALUES = 10_000;
  private static final Pattern SHORT_INTEGER = Pattern.compile("-?\\d{1,18}");

  private final List<Strategy> strategies;
  private final List<BackwardStrategy> backward;

  @Spec private CommandSpec spec;

  @Mixin private CaseArguments arguments;

  @Mixin private SubjectArguments subject;

  @Option(
      names = "--strict",
      description =
          "With a convolution of yours: exit code 1 where errors on fractional numbers are suspect, too.")
  private boolean strict;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  Replay() {
    this(Strategies.all(), BackwardStrategies.all());
  }

  /** With other convolutions and gradients than ConvProof's own. */
  Replay(List<Strategy> strategies, List<BackwardStrategy> backward) {
    this.strategies = strategies;
    this.backward = backward;
  }

  /** A replayed case as JSON. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      CaseVerdict verdict,
      @JsonProperty("case") String on,
      Optional<String> composed,
      List<String> numbers,
      List<Values> tensors,
      Values output,
      List<Judged> strategies,
      List<Judged> laws) {}

  /** A tensor: integers as numbers, fractions as text. */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Values(String name, int[] shape, List<Object> values, int exponent) {
    static Values of(CaseTensors.Named tensor) {
      Shape shape = tensor.shape();
      int[] sizes = {shape.outer(), shape.channels(), shape.height(), shape.width()};
      List<Object> values = tensor.values().stream().map(Values::scalar).toList();
      return new Values(tensor.name(), sizes, values, tensor.exponent());
    }

    private static Object scalar(String shown) {
      return SHORT_INTEGER.matcher(shown).matches() ? (Object) Long.valueOf(shown) : shown;
    }
  }

  /** What a law says of a strategy or a backward pass. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Judged(
      String law,
      String strategy,
      CaseVerdict verdict,
      Optional<String> reason,
      List<Difference> by) {
    static Judged of(LawVerdict judged) {
      return new Judged(
          judged.law().name(),
          judged.subject(),
          judged.verdict(),
          judged.whyNothing().map(Wording::english),
          judged.refuted().stream().map(Difference::of).toList());
    }
  }

  /** Where a law fails. */
  private record Difference(
      String what, String where, String expected, String actual, String numbers) {
    static Difference of(Disagreement d) {
      return new Difference(d.what(), d.where(), d.expected(), d.actual(), d.numbers());
    }
  }

  @Override
  public Integer call() {
    if (subject.isNamed()) {
      return new ForeignReplay(arguments.read(), subject, spec).print(strict, json);
    }
    require(!strict, "--strict is for a convolution of yours: --exec, --python or --java names it");
    Replayed replayed = Replayed.on(arguments.read(), strategies, backward);
    Output out = new Output(spec.commandLine().getOut(), 26);
    if (json) {
      out.json(result(replayed));
    } else {
      print(replayed, out);
    }
    return replayed.verdict().exitCode();
  }

  private static Result result(Replayed replayed) {
    Case on = replayed.on();
    Optional<String> composed =
        on.layers().size() < 2
            ? Optional.empty()
            : Optional.of(
                Composer.geometry(on.geometry(), on.layers().get(1).geometry()).toString());
    return new Result(
        replayed.verdict(),
        on.toString(),
        composed,
        replayed.over(),
        replayed.tensors().given().stream().map(Values::of).toList(),
        Values.of(replayed.tensors().output()),
        replayed.strategies().stream().map(Judged::of).toList(),
        replayed.laws().stream().map(Judged::of).toList());
  }

  /** Prints tensors as grids, then a line for each strategy and each law. */
  private static void print(Replayed replayed, Output out) {
    Case on = replayed.on();
    out.fact("case", CaseLine.geometries(on));
    replayed.tensors().given().forEach(tensor -> out.fact(tensor.name(), grid(tensor)));
    out.fact("output", grid(replayed.tensors().output()));
    out.fact("", "by definition, over " + replayed.tensors().over());
    out.gap();
    replayed.strategies().forEach(one -> out.fact(one.subject(), inWords(one, replayed)));
    out.fact("", "compared exactly over " + String.join(", ", replayed.over()));
    out.gap();
    if (replayed.laws().isEmpty()) {
      out.fact(
          "laws",
          Output.text(
              "not judged: the case takes %,d multiplications, at most %,d are right for them",
              Replayed.products(on), Replayed.MOST_PRODUCTS));
    }
    replayed.byLaw().forEach(judged -> printLaw(judged, out));
    out.gap();
    out.fact("verdict", onThisCase(replayed.verdict()));
    out.fact("replay", "java -jar " + RunningJar.path() + " replay " + repeated(on));
  }

  static String grid(CaseTensors.Named tensor) {
    String scale = tensor.exponent() == 0 ? "" : " · 2^" + tensor.exponent();
    return Grid.of(tensor.shape(), tensor.values()::get) + scale;
  }

  private static String onThisCase(CaseVerdict verdict) {
    return switch (verdict) {
      case REFUTED -> "REFUTED by this case";
      case HOLDS -> "holds on this case";
      default -> "vacuous: this case cannot tell";
    };
  }

  private static String repeated(Case on) {
    int values = on.values().length;
    return values <= MOST_VALUES
        ? on.toString()
        : CaseLine.geometries(on) + Output.text(" (with the same %,d values)", values);
  }

  private static String inWords(LawVerdict judged, Replayed replayed) {
    if (judged.subject().equals(Strategies.DEFINITION.name())) {
      return replayed
          .tensors()
          .contradiction()
          .map(numbers -> "over " + numbers + " it differs from the output above")
          .orElse("the reference");
    }
    return switch (judged.verdict()) {
      case UNSUPPORTED ->
          "outside its scope: " + Wording.english(judged.whyNothing().orElseThrow());
      case VACUOUS -> "vacuous: " + Wording.english(judged.whyNothing().orElseThrow());
      case HOLDS -> "agrees" + extent(judged, replayed);
      default -> "differs" + where(judged.refuted().get(0));
    };
  }

  private static String extent(LawVerdict judged, Replayed replayed) {
    boolean bounded =
        judged.rounds() && !Collections.disjoint(judged.over(), List.of("doubles", "floats"));
    String within = bounded ? ", within its own bound where numbers are rounded" : "";
    boolean everywhere = judged.over().equals(replayed.over());
    return (everywhere ? "" : " over " + String.join(", ", judged.over())) + within;
  }

  private static String where(Disagreement d) {
    return Output.text(
        " at %s over %s: expected %s, but was %s",
        d.where(), d.numbers(), d.expected(), d.actual());
  }

  /** One line for a law, and one more for each subject that breaks it. */
  private static void printLaw(List<LawVerdict> judged, Output out) {
    LawStatement law = judged.get(0).law();
    List<LawVerdict> breaking =
        judged.stream().filter(one -> one.verdict() == CaseVerdict.REFUTED).toList();
    long holding = judged.stream().filter(one -> one.verdict() == CaseVerdict.HOLDS).count();
    if (!breaking.isEmpty()) {
      out.fact(law.name(), "REFUTED");
      for (LawVerdict one : breaking) {
        out.fact("", one.refuted().get(0).what() + where(one.refuted().get(0)));
      }
    } else if (holding == 0) {
      out.fact(law.name(), "vacuous: " + Wording.english(judged.get(0).whyNothing().orElseThrow()));
    } else {
      out.fact(law.name(), "holds for " + counted(law, holding));
    }
  }

  private static String counted(LawStatement law, long subjects) {
    String of =
        law instanceof GradientLaw
            ? subjects == 1 ? "backward pass" : "backward passes"
            : subjects == 1 ? "strategy" : "strategies";
    return subjects + " " + of;
  }
}
