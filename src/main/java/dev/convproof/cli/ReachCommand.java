package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.generate.Draws;
import dev.convproof.generate.Feature;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.geometry.ShapeParameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how far random draws reach into shapes of the user's. */
@Command(
    name = "reach",
    description = {
      "Tells which features of your shapes the random draws of contract have too, and in which share.",
      "A shape is within reach where draws have each of its features, and each of its sizes is at"
          + " most the largest drawn. contract --cases-from FILE judges exactly your shapes."
    },
    footer = {"", "Example: convproof reach shapes.txt"})
final class ReachCommand implements Callable<Integer> {
  private static final int MOST_DRAWS = 10_000_000;
  private static final int NAMED = 5;
  private static final List<Size> SIZES = sizes();

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Case lines such as ci2h5w5co3kh3kw2, one a line, or benchdnn's"
              + " mb1ic64ih56oc64oh56kh3ph1.")
  private Path file;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many cases to draw (default: ${DEFAULT-VALUE}; contract draws 2000).")
  private int cases;

  @Option(
      names = "--max-products",
      paramLabel = "N",
      defaultValue = "100000",
      description = "The most products of one case, as for contract (default: ${DEFAULT-VALUE}).")
  private long products;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  /** A size of a shape, such as its input channels in each group. */
  private record Size(String name, ToIntFunction<Geometry> of) {}

  private static List<Size> sizes() {
    return Stream.concat(
            Arrays.stream(ShapeParameter.values()).map(p -> new Size(p.symbol(), p::of)),
            Stream.of(
                new Size("ci/g", Geometry::inputChannelsPerGroup),
                new Size("co/g", g -> g.outputChannels() / g.groups()),
                new Size("ho", g -> g.rows().output()),
                new Size("wo", g -> g.columns().output())))
        .toList();
  }

  /** How often a feature is in the lines, and in the draws. */
  record FeatureShare(String feature, long lines, double ofLines, double ofDraws) {}

  /**
   * How large a size is.
   *
   * @param most99 that 99 in 100 lines do not exceed
   * @param beyond how many lines have more than any draw
   */
  record SizeReach(String size, int most, int most99, int mostDrawn, long beyond) {}

  /** A line that is not within reach. */
  record Beyond(@JsonProperty("case") String on, String reason) {}

  /** The answer for programs. */
  record Answer(
      int lines,
      long within,
      double share,
      int drawn,
      long seed,
      List<FeatureShare> features,
      List<SizeReach> sizes,
      List<Beyond> beyond) {}

  @Override
  public Integer call() {
    require(
        cases >= 1 && cases <= MOST_DRAWS, "--cases %d: from 1 to 10000000 would be right", cases);
    Reach reach = Contract.reach(products);
    List<Geometry> lines =
        CasesFrom.geometries(file.toString(), CasesFrom.text("FILE", file)).stream()
            .flatMap(List::stream)
            .toList();
    Answer answer = answer(lines, drawn(reach));
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      out.json(answer);
    } else {
      print(out, answer);
    }
    return ExitCode.HOLDS;
  }

  private List<Geometry> drawn(Reach reach) {
    Draws draws =
        new Draws(reach, Arithmetic.FLOAT32.exactness(), RandomCase.Fitting.NONE, 1, seed);
    return Stream.generate(draws::next).limit(cases).map(c -> c.geometry()).toList();
  }

  private Answer answer(List<Geometry> lines, List<Geometry> draws) {
    List<FeatureShare> features = new ArrayList<>();
    List<SizeReach> sizes = new ArrayList<>();
    Map<Integer, List<String>> reasons = new TreeMap<>();
    for (Feature feature : Feature.values()) {
      if (feature.isOfShapes()) {
        long drawn = draws.stream().filter(feature::isIn).count();
        long there = lines.stream().filter(feature::isIn).count();
        String name = feature.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        features.add(
            new FeatureShare(
                name, there, there / (double) lines.size(), drawn / (double) draws.size()));
        if (drawn == 0) {
          note(reasons, lines, feature::isIn, g -> name + " is never drawn");
        }
      }
    }
    for (Size size : SIZES) {
      int[] inFile = lines.stream().mapToInt(size.of()).sorted().toArray();
      int mostDrawn = draws.stream().mapToInt(size.of()).max().orElse(0);
      long beyond = Arrays.stream(inFile).filter(value -> value > mostDrawn).count();
      sizes.add(
          new SizeReach(
              size.name(),
              inFile[inFile.length - 1],
              inFile[(int) Math.ceil(0.99 * inFile.length) - 1],
              mostDrawn,
              beyond));
      note(
          reasons,
          lines,
          g -> size.of().applyAsInt(g) > mostDrawn,
          g ->
              Output.text(
                  "%s %d, drawn up to %d", size.name(), size.of().applyAsInt(g), mostDrawn));
    }
    List<Beyond> beyond =
        reasons.entrySet().stream()
            .map(
                entry ->
                    new Beyond(
                        Notation.print(lines.get(entry.getKey())),
                        String.join("; ", entry.getValue())))
            .toList();
    long within = lines.size() - (long) beyond.size();
    return new Answer(
        lines.size(),
        within,
        within / (double) lines.size(),
        draws.size(),
        seed,
        features,
        sizes,
        beyond);
  }

  private static void note(
      Map<Integer, List<String>> reasons,
      List<Geometry> lines,
      Predicate<Geometry> is,
      Function<Geometry, String> reason) {
    for (int at = 0; at < lines.size(); at++) {
      if (is.test(lines.get(at))) {
        reasons.computeIfAbsent(at, none -> new ArrayList<>()).add(reason.apply(lines.get(at)));
      }
    }
  }

  private static void print(Output out, Answer answer) {
    Output.Table features = out.table("%-33s %9s %9s %9s", "feature", "lines", "share", "of draws");
    for (FeatureShare row : answer.features()) {
      features.row(row.feature(), row.lines(), percent(row.ofLines()), percent(row.ofDraws()));
    }
    out.gap();
    Output.Table sizes =
        out.table(
            "%-6s %12s %12s %12s %14s",
            "size", "up to", "99 % up to", "drawn up to", "lines beyond");
    for (SizeReach row : answer.sizes()) {
      sizes.row(row.size(), row.most(), row.most99(), row.mostDrawn(), row.beyond());
    }
    out.gap();
    out.fact(
        "reach",
        Output.text(
            "%,d of %,d shapes (%s) are within reach of %,d draws in every feature and size",
            answer.within(), answer.lines(), percent(answer.share()), answer.drawn()));
    List<Beyond> others = answer.beyond();
    for (int at = 0; at < Math.min(NAMED, others.size()); at++) {
      out.fact(at == 0 ? "not" : "", others.get(at).on() + ": " + others.get(at).reason());
    }
    if (others.size() > NAMED) {
      out.fact("", Output.text("and %,d more: --json names all", others.size() - NAMED));
    }
  }

  private static String percent(double share) {
    return Output.text("%.2f %%", 100 * share);
  }
}
