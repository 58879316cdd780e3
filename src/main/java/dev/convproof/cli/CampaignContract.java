package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Verification;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.campaign.Question;
import dev.convproof.campaign.Question.Answer;
import dev.convproof.campaign.Space;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Convolutions that a campaign holds to laws: at every shape of a space, one convolution in one
 * format after the other.
 *
 * @param judged names and openings, in order
 * @param laws names of those that are judged; none for all
 * @param seed from which that of each shape follows, with its rank
 */
record CampaignContract(List<Judged> judged, List<String> laws, long seed) {
  private static final int CALLS = 20;
  private static final double NUMBER = 10;

  /** One convolution in one format. */
  record Judged(String name, Supplier<Open> open) {}

  /** One that has been started, and what judges a shape by a seed. */
  private record Open(Judging judging, Runnable end) {}

  @FunctionalInterface
  private interface Judging {
    Report at(Space.Shape shape, List<String> laws, long seed);
  }

  /** The options of a convolution, as a file's line of them. */
  @Command(name = "subject")
  private static final class SubjectLine {
    @Mixin private SubjectArguments arguments;
  }

  /**
   * Returns a convolution of the user's in each of some formats.
   *
   * @param file for messages
   * @param options that name it, as on the command line of contract
   * @param formats none for the one that it has without a word
   */
  static List<Judged> foreign(String file, String options, List<String> formats) {
    List<String> lines =
        formats.isEmpty()
            ? List.of(options)
            : formats.stream().map(format -> options + " --arithmetic " + format).toList();
    return lines.stream().map(line -> foreign(file, line)).toList();
  }

  private static Judged foreign(String file, String line) {
    SubjectArguments given = arguments(file, line); // is right before anything is started
    return new Judged(
        line + given.version().map(version -> " (" + version + ")").orElse(""),
        () -> {
          SubjectArguments arguments = arguments(file, line);
          PipeSubject started = arguments.start();
          return new Open(
              (shape, laws, seed) ->
                  report(arguments.verification(started), started.subject(), laws, shape, seed),
              started::close);
        });
  }

  private static SubjectArguments arguments(String file, String options) {
    SubjectLine line = new SubjectLine();
    try {
      new CommandLine(line).parseArgs(ShellWords.split(options).toArray(String[]::new));
    } catch (CommandLine.ParameterException wrong) {
      throw new BadInput(
          "%s: subject: %s", file, wrong.getMessage().lines().findFirst().orElse(""));
    } catch (BadInput wrong) {
      throw new BadInput("%s: subject: %s", file, wrong.getMessage());
    }
    require(
        line.arguments.isNamed(),
        "%s: subject: no convolution is named: subject = \"--exec './conv'\" would be right",
        file);
    return line.arguments;
  }

  /** Returns our own strategies of some names, each in each of some formats. */
  static List<Judged> own(List<Strategy> strategies, List<String> formats) {
    List<Judged> own = new ArrayList<>();
    for (Strategy strategy : strategies) {
      for (String format : formats) {
        String symbol = Declarations.named(format);
        own.add(
            new Judged(
                strategy.name() + " in " + symbol,
                () -> opened(strategy, Arithmetic.named(symbol))));
      }
    }
    return own;
  }

  private static <V> Open opened(Strategy strategy, Arithmetic<V> numbers) {
    Subject<V> subject =
        numbers instanceof MixedArithmetic<V> mixed && mixed.rounds()
            ? rounding(strategy, mixed)
            : strategy.over(numbers);
    return new Open(
        (shape, laws, seed) -> report(ConvProof.verify(subject), subject, laws, shape, seed),
        () -> {});
  }

  /** Returns a strategy whose sums are rounded once, to the format of outputs. */
  private static <V> Subject<V> rounding(Strategy strategy, MixedArithmetic<V> numbers) {
    return Subject.of(
            strategy.name(),
            numbers,
            (g, x, k, b) ->
                numbers.outputs(
                    numbers.widened(strategy.convolve(numbers, Problem.of(g, x, k, b)).data())))
        .supporting(problem -> strategy.scope(numbers, problem))
        .rounding(strategy.rounding());
  }

  private static Report report(
      Verification<?> verification,
      Subject<?> subject,
      List<String> laws,
      Space.Shape shape,
      long seed) {
    Exactness exactness = subject.arithmetic().exactness();
    Verification<?> by =
        laws.isEmpty()
            ? verification
            : verification.laws(
                Stream.concat(Laws.all().stream(), ClaimedLaws.of(subject).stream())
                    .filter(law -> laws.contains(law.name()))
                    .toList());
    return by.over(List.of(drawn -> RandomCase.of(exactness, shape.layers(), drawn)))
        .seed(seed)
        .shrinking(() -> Duration.ZERO)
        .report();
  }

  /** Returns the space, once for each convolution. */
  Space over(Space space) {
    return judged.size() == 1 ? space : space.each(judged.stream().map(Judged::name).toList());
  }

  /**
   * Returns the question.
   *
   * @param shapes how many there are for each convolution
   */
  Question question(long shapes) {
    String names = String.join("; ", judged.stream().map(Judged::name).toList());
    return Question.of(
        (laws.isEmpty() ? "every law" : String.join(", ", laws))
            + " of "
            + names
            + ", at one random case a shape, seed "
            + seed,
        shape -> products(shape.only()),
        () -> new Contracting(this, shapes));
  }

  /**
   * Predicts the work of a case: its products; each number of its tensors, which is drawn and
   * compared; and those of the block-diagonal weights by which one law says what groups are, beside
   * some twenty calls.
   */
  private double products(Geometry g) {
    double weights = NUMBER * (double) g.weightSize();
    double numbers = NUMBER * ((double) g.inputSize() + g.outputSize()) + weights;
    double products = (double) g.outputSize() * g.products();
    boolean blocks = g.groups() > 1 && (laws.isEmpty() || laws.contains(Laws.GROUPS.name()));
    return products + numbers + (blocks ? g.groups() * (products + weights) / CALLS : 0);
  }

  /** Judges by laws, a shape at a time; one convolution is open at a time. */
  private static final class Contracting implements Question.Answering {
    private final CampaignContract of;
    private final long shapes;
    private int at;
    private Open open;

    Contracting(CampaignContract of, long shapes) {
      this.of = of;
      this.shapes = shapes;
      this.open = of.judged().get(0).open().get();
    }

    @Override
    public Answer at(Space.Shape shape, long rank) {
      int wanted = Math.toIntExact(rank / shapes);
      if (wanted != at) {
        open.end().run();
        at = wanted;
        open = of.judged().get(at).open().get();
      }
      Report report = open.judging().at(shape, of.laws(), of.seed() + rank);
      return new Answer(
          report.judged(),
          report.refutations().stream()
              .findFirst()
              .map(r -> r.facts().lines().findFirst().orElse("") + ": " + r.by().on()),
          report.suspicion().isPresent());
    }

    @Override
    public void close() {
      open.end().run();
    }
  }

  /** Returns names of laws, each of which there is. */
  static List<String> laws(String file, List<String> names) {
    List<String> known =
        Stream.of(Laws.all(), ClaimedLaws.all()).flatMap(List::stream).map(Law::name).toList();
    for (String name : names) {
      require(known.contains(name), "%s: laws: %s", file, BadInput.unknown("law", name, known));
    }
    return names;
  }

  /** Returns the strategies of some names. */
  static List<Strategy> strategies(String file, List<String> names) {
    return names.stream()
        .flatMap(
            name -> name.equals("all") ? Strategies.all().stream() : Stream.of(one(file, name)))
        .toList();
  }

  private static Strategy one(String file, String name) {
    return Strategies.named(name)
        .orElseThrow(
            () ->
                new BadInput(
                    "%s: strategies: %s",
                    file,
                    BadInput.unknown(
                        "strategy", name, Strategies.all().stream().map(Strategy::name).toList())));
  }
}
