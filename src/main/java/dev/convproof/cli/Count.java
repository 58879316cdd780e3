package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Support;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the operations that a strategy executes, beside closed forms. */
@Command(
    name = "count",
    description = {
      "Counts the operations that a strategy executes, beside closed forms.",
      "Under every convention: the bias counted or ignored, padded taps counted or skipped. The"
          + " closed form is the strategy's own; the textbook's counts a product for every tap."
    },
    footer = {
      "",
      "Example: convproof count ci2h5w5co3kh3kw2sh2pt1pb1 --strategy im2col",
      "         convproof count ci2h5w5co3kh3kw3 --class dev.example.Fast --classpath classes",
      "Exit code 0 if all counts are what the strategy's closed form says, 1 otherwise; with --class,",
      "0 if it computes what the definition says, 1 otherwise; --timeout is about a class."
    })
final class Count implements Callable<Integer> {
  /** What the counting loops execute in about a minute. */
  private static final long MOST_PRODUCTS = 1_000_000_000;

  /** All buffers of a run are kept while they are counted. */
  private static final long MOST_PRODUCTS_IN_MEMORY = 50_000_000;

  private final List<Strategy> strategies;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "A case line, such as ci2h5w5co3kh3kw2.")
  private String line;

  @Mixin private ConvolutionChoice choice;

  @Mixin private Patience patience;

  @Option(
      names = "--executed",
      description = {
        "Count the floating-point instructions of the bytecode that runs over doubles, those of"
            + " libraries included, by place and kind: additions, multiplications, divisions,"
            + " remainders, negations, comparisons, conversions, and calls into Java's library that"
            + " take floating-point numbers along."
      })
  private boolean executed;

  @Option(
      names = "--memory",
      description = {
        "Count the buffers that a strategy allocates beside its arguments, in all and needed at"
            + " once, beside its closed form."
      })
  private boolean memory;

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  Count() {
    this(Strategies.all());
  }

  /** With other strategies than ConvProof's own, under the same names. */
  Count(List<Strategy> strategies) {
    this.strategies = strategies;
  }

  @Override
  public Integer call() {
    patience.check();
    Optional<Strategy> strategy = choice.strategy(strategies);
    Geometry g = Notation.parse(line);
    strategy.ifPresent(own -> requireScope(own, g));
    double products = (double) g.outputSize() * g.products();
    require(
        products <= MOST_PRODUCTS,
        "this case takes %.0f multiplications: at most %d can be executed and counted",
        products,
        MOST_PRODUCTS);
    if (memory) {
      require(strategy.isPresent(), "--memory: the buffers of a class are not counted");
      require(!executed, "--memory and --executed are both given: choose one");
      return memory(strategy.get(), g, products);
    }
    return executed || strategy.isEmpty() ? executed(strategy, g) : counted(strategy.get(), g);
  }

  private void requireScope(Strategy strategy, Geometry g) {
    if (strategy.scope(g) instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", choice.name(), outside.reason());
    }
  }

  private int counted(Strategy strategy, Geometry g) {
    Counts counts = Counts.of(strategy, g);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, counts);
    } else {
      counts.print(out);
    }
    return counts.agree() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }

  private int memory(Strategy strategy, Geometry g, double products) {
    require(
        products <= MOST_PRODUCTS_IN_MEMORY,
        "this case takes %.0f multiplications: with --memory at most %d can be executed",
        products,
        MOST_PRODUCTS_IN_MEMORY);
    CountedMemory result = CountedMemory.of(strategy, g);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, result);
    } else {
      result.print(out);
    }
    return result.agree() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }

  private int executed(Optional<Strategy> strategy, Geometry g) {
    Executed result = strategy.isPresent() ? Executed.of(choice, strategy, g) : foreign(g);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, result);
    } else {
      ExecutedText.print(out, result, strategy.isPresent() ? "strategy" : "class");
    }
    return result.holds() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }

  /** A class of the user's, which may do anything, but not for ever. */
  private Executed foreign(Geometry g) {
    return ForeignCode.call(() -> patience.with(() -> Executed.of(choice, Optional.empty(), g)))
        .orElseThrow(
            () -> new BadInput("--class %s: %s", choice.name(), patience.late("a smaller case")));
  }
}
