package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Support;
import dev.convproof.algebra.Doubles;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.bytecode.ExecutedCount;
import dev.convproof.cost.bytecode.Metered;
import dev.convproof.cost.bytecode.Metered.ForeignFailure;
import dev.convproof.cost.bytecode.Profile;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The bytecode that a convolution executes over doubles, with a bias and without, as the command
 * prints it. It says nothing of what comes out.
 *
 * @param verdict of a strategy: REFUTED if it executes over an algebra that counts something else
 *     than its closed form says
 * @param on the case
 * @param strategy its name, if it is one
 * @param type the name of a class of the user's, if it is one
 * @param counts multiplications and additions
 * @param places every place with instructions that were executed, in the run with a bias
 * @param onFirstCall instructions that only a first call executes, to initialise
 * @param notSeen native methods, whose work is not in bytecode
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BytecodeReport(
    Optional<Verdict.Kind> verdict,
    @JsonProperty("case") String on,
    Optional<String> strategy,
    @JsonProperty("class") Optional<String> type,
    List<Count> counts,
    List<Place> places,
    long onFirstCall,
    List<String> notSeen)
    implements CountReport {

  /** The runs that a report takes: the first, and two for each bias. */
  static final int STEPS = 5;

  /** Operations with a bias or without, beside what is said of them. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Count(
      String operation,
      String bias,
      long executed,
      Optional<Long> counted,
      Optional<Long> closedForm,
      long textbook,
      Optional<String> reason) {
    private static Count of(ExecutedCount count) {
      return new Count(
          count.operation(),
          CountReport.word(count.bias()),
          count.executed(),
          count.counted(),
          count.closedForm(),
          count.textbook(),
          Optional.of(count.why()).filter(why -> !why.isEmpty()));
    }
  }

  /** Instructions of one kind in one method. */
  record Place(String method, String kind, String precision, String call, long executed) {}

  /** Counts a strategy. */
  static BytecodeReport of(Strategy strategy, Geometry g, Progress progress) {
    try (Metered metered = Metered.strategy(strategy.name())) {
      return of(metered, Optional.of(strategy), strategy.name(), g, progress);
    }
  }

  /** Counts a class of the user's. */
  static BytecodeReport of(Metered metered, String type, Geometry g, Progress progress) {
    return of(metered, Optional.empty(), type, g, progress);
  }

  private static BytecodeReport of(
      Metered metered, Optional<Strategy> strategy, String name, Geometry g, Progress progress) {
    List<ExecutedCount> counts = new ArrayList<>();
    Metered.MeteredRun first = ran(metered, strategy, name, g, BiasTerm.COUNTED);
    progress.ended("first", "first run, which initialises");
    Metered.MeteredRun last = first;
    for (BiasTerm bias : List.of(BiasTerm.IGNORED, BiasTerm.COUNTED)) {
      last = ran(metered, strategy, name, g, bias);
      progress.ended("executed", "executed, the bias " + CountReport.word(bias));
      counts.addAll(0, counted(strategy, g, bias, last.profile()));
      progress.ended("counted", "counted, the bias " + CountReport.word(bias));
    }
    boolean agree = counts.stream().allMatch(ExecutedCount::agrees);
    return new BytecodeReport(
        strategy.map(own -> agree ? Verdict.Kind.HOLDS : Verdict.Kind.REFUTED),
        g.toString(),
        strategy.map(Strategy::name),
        strategy.isPresent() ? Optional.empty() : Optional.of(name),
        counts.stream().map(Count::of).toList(),
        places(last.profile()),
        instructions(first.profile()) - instructions(last.profile()),
        last.profile().unseen());
  }

  private static List<ExecutedCount> counted(
      Optional<Strategy> strategy, Geometry g, BiasTerm bias, Profile ran) {
    return strategy
        .map(own -> ExecutedCount.of(own, g, bias, ran))
        .orElseGet(() -> ExecutedCount.of(g, bias, ran));
  }

  private static Metered.MeteredRun ran(
      Metered metered, Optional<Strategy> strategy, String name, Geometry g, BiasTerm bias) {
    Problem<double[]> problem = SampleProblem.of(g, bias);
    Support scope =
        strategy.map(own -> own.scope(Doubles.INSTANCE, problem)).orElse(new Support.Supported());
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", name, outside.reason());
    }
    Metered.MeteredRun run = metered.run(problem);
    if (run.output() == null || run.output().length != g.outputSize()) {
      throw new ForeignFailure(
          "%s.convolve gives %s on %s: %d numbers would be right",
          name,
          run.output() == null ? "null" : run.output().length + " numbers",
          g,
          g.outputSize());
    }
    return run;
  }

  private static long instructions(Profile profile) {
    return profile.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Place> places(Profile profile) {
    return profile.counts().entrySet().stream()
        .map(
            entry ->
                new Place(
                    entry.getKey().type() + "." + entry.getKey().method(),
                    entry.getKey().kind().toString(),
                    entry.getKey().precision(),
                    entry.getKey().callee(),
                    entry.getValue()))
        .toList();
  }

  @Override
  public void print(Output out) {
    out.fact("case", on);
    strategy.ifPresent(name -> out.fact("strategy", name));
    type.ifPresent(name -> out.fact("class", name));
    out.gap();
    Output.Table table =
        out.table(
            "%-20s%-10s%15s%15s%15s%15s",
            "over doubles", "bias", "executed", "counted", "closed form", "textbook");
    for (Count count : counts) {
      table.row(
          count.operation(),
          count.bias(),
          count.executed(),
          shown(count.counted()),
          shown(count.closedForm()),
          count.textbook());
      count.reason().ifPresent(why -> out.line("  %s", why));
    }
    out.gap();
    out.line("%15s  %s", "executed", "where, in the run with a bias");
    for (Place place : places) {
      String what = place.call().isEmpty() ? place.kind() : place.kind() + ": " + place.call();
      out.line("%15d  %s (%s) in %s", place.executed(), what, place.precision(), place.method());
    }
    if (onFirstCall != 0) {
      out.line("%15d  on the first call only, to initialise", onFirstCall);
    }
    notSeen.forEach(method -> out.line("%15s  native: %s", "not seen", method));
    printVerdict(out, "counted as stated");
    if (type.isPresent()) {
      out.gap();
      out.fact(
          "outputs", "not judged here: convproof contract --java " + type.get() + " judges them");
    }
  }

  private static String shown(Optional<Long> number) {
    return number.map(Object::toString).orElse("-");
  }

  /**
   * Code of a user's while it runs in this process: what it prints goes to standard error, where it
   * cannot mix with an answer, and what its own threads throw is told, not traced.
   */
  static final class ForeignCalls {
    private ForeignCalls() {}

    /**
     * Calls it, and gives back the streams even where it goes on in a thread of its own.
     *
     * @param called the class and the case, such as {@code dev.example.Fast on ci2}
     * @param place where in the class a stack has been
     * @throws ForeignFailure if one of its threads throws
     */
    static <T> T call(
        String called, Function<StackTraceElement[], Optional<String>> place, Supplier<T> code) {
      PrintStream out = System.out;
      UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.compareAndSet(null, e));
      System.setOut(new PrintStream(new Unclosed(System.err), true, StandardCharsets.UTF_8));
      try {
        T result = code.get();
        Optional<Throwable> inThread = Optional.ofNullable(thrown.get());
        if (inThread.isPresent()) {
          throw new ForeignFailure(
              "%s: a thread of its own threw %s%s",
              called,
              inThread.get(),
              place.apply(inThread.get().getStackTrace()).map(at -> " at " + at).orElse(""));
        }
        return result;
      } finally {
        System.setOut(out);
        Thread.setDefaultUncaughtExceptionHandler(before);
      }
    }

    /** A stream that whoever writes to it cannot close. */
    private static final class Unclosed extends OutputStream {
      private final PrintStream to;

      Unclosed(PrintStream to) {
        this.to = to;
      }

      @Override
      public void write(int b) {
        to.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int count) {
        to.write(bytes, from, count);
      }

      @Override
      public void flush() {
        to.flush();
      }
    }
  }
}
