package dev.convproof.cli;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Exactness;
import dev.convproof.cli.RuntimesTable.Found;
import dev.convproof.generate.Draws;
import dev.convproof.generate.Feature;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Behaviour;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Judges one runtime in one number format by all laws, and observes what no law says.
 *
 * @param seconds how long to draw cases at most
 * @param interpreter the Python of what is in Python
 * @param classPath the jars of what needs it
 */
record RuntimeMeasurement(
    long seed, long cases, int seconds, String interpreter, String classPath) {
  private static final int SAMPLED = 300;
  private static final int FILLING = 24;
  private static final int FILLING_DRAWS = 4000;
  private static final Duration SEARCHING = Duration.ofSeconds(3);
  private static final String TINY = "ci2h5w5co3kh3kw3 --values 1*104";
  private static final long TIMED_NANOSECONDS = 300_000_000;

  /** A command line of contract, as far as it names a convolution. */
  @Command
  private static final class Named {
    @Mixin private SubjectArguments arguments;
  }

  /** Returns what names a runtime on the command line of contract. */
  private SubjectArguments arguments(KnownRuntime runtime, String format) {
    Named named = new Named();
    List<String> line = new ArrayList<>(List.of("--runtime", runtime.id(), "--arithmetic", format));
    if (!interpreter.equals("python3")) {
      line.addAll(List.of("--interpreter", interpreter));
    }
    if (!classPath.isEmpty() && runtime.needsClassPath()) {
      line.addAll(List.of("--classpath", classPath));
    }
    new CommandLine(named).parseArgs(line.toArray(String[]::new));
    return named.arguments;
  }

  /**
   * Judges a runtime.
   *
   * @throws BadInput if it is not installed here
   */
  Found judged(KnownRuntime runtime, String format) {
    SubjectArguments arguments = arguments(runtime, format);
    Report report = report(arguments);
    try (PipeSubject started = arguments.start()) { // anew: where calls end it, few more are made
      Subject<?> subject = started.subject();
      whyNot(subject, CaseLine.parse(TINY));
      List<Behaviour> behaviour = new ArrayList<>(Behaviour.of(subject, started.fitting(), seed));
      if (subject.arithmetic().format().isPresent()) {
        runtime.variants().forEach(variant -> besides(runtime, variant, started, behaviour));
      }
      return new Found(
          runtime.id(),
          started.name(),
          format,
          Contract.verdict(report),
          report.draws(),
          report.judged(),
          callsPerSecond(subject),
          SAMPLED,
          integers(started),
          declined(subject),
          started.said(),
          runtime.wanted(),
          report.rows().stream().map(ContractResult.Row::of).toList(),
          report.refutations().stream()
              .filter(refutation -> !refutation.by().ended())
              .map(refutation -> ContractResult.Counterexample.of(refutation, arguments))
              .distinct()
              .toList(),
          report.refutations().stream()
              .map(Report.Refutation::by)
              .filter(Disagreement::ended)
              .map(by -> by.law() + ": " + by.what().replaceFirst(" on \\S+$", ""))
              .toList(),
          behaviour);
    }
  }

  private Report report(SubjectArguments arguments) {
    try (PipeSubject started = arguments.start()) {
      whyNot(started.subject(), CaseLine.parse(TINY)); // loads its library before time is taken
      return arguments
          .verification(started)
          .cases(cases)
          .seconds(seconds)
          .seed(seed)
          .shrinking(() -> started.searching(SEARCHING))
          .report();
    }
  }

  /** Observes whether another way to run a runtime gives the same bits. */
  private void besides(
      KnownRuntime runtime, KnownRuntime.Variant variant, PipeSubject started, List<Behaviour> to) {
    List<String> command = runtime.command(interpreter, classPath, variant.word());
    Map<String, String> format =
        Map.of("formats", started.subject().arithmetic().format().orElseThrow().symbol());
    try (PipeSubject other =
        PipeSubject.start(
            new PipeSubject.Launch(
                variant.name(), command, runtime.limit(), PipeSubject.UNLIMITED, format))) {
      to.add(bits(variant.name(), started.subject(), other.subject(), started));
    } catch (NoSubjectException | FailedCallException without) {
      to.add(new Behaviour(variant.name(), "not observed: " + without.getMessage()));
    }
  }

  @SuppressWarnings("unchecked") // both compute in the same format
  private <V> Behaviour bits(String of, Subject<V> subject, Subject<?> other, PipeSubject started) {
    return Behaviour.bits(of, subject, (Subject<V>) other, started.fitting(), seed);
  }

  /**
   * Counts cases of integers that fill the format: whose input or weights are beyond half of the
   * greatest that theirs has, or whose worst sum is beyond half of what all sums stay exact within.
   */
  private RuntimesTable.Integers integers(PipeSubject started) {
    Subject<?> subject = started.subject();
    Draws draws =
        new Draws(Reach.SMALL, subject.arithmetic().exactness(), started.fitting(), 1, seed);
    int judged = 0;
    int exact = 0;
    for (int drawn = 0; drawn < FILLING_DRAWS && judged < FILLING; drawn++) {
      Case on = draws.next();
      if (fills(on, subject.arithmetic().exactness())) {
        Outcome outcome = Laws.AGREEMENT.judge(subject, on);
        boolean held = outcome instanceof Outcome.Held;
        judged += held || outcome instanceof Outcome.Refuted ? 1 : 0;
        exact += held ? 1 : 0;
      }
    }
    return new RuntimesTable.Integers(judged, exact);
  }

  private static boolean fills(Case on, Exactness format) {
    return Feature.FILLS_BOUND.isIn(on, format)
        || isBeyondHalf(on.input(), format.input())
        || isBeyondHalf(on.layers().get(0).weights(), format.weights());
  }

  private static boolean isBeyondHalf(long[] values, Exactness.Range range) {
    return Arrays.stream(values).anyMatch(value -> Math.abs(value) > range.magnitude() / 2);
  }

  /** Returns how many tiny convolutions it makes a second, behind its pipe; 0 if it makes none. */
  private static <V> long callsPerSecond(Subject<V> subject) {
    Case tiny = CaseLine.parse(TINY);
    Case plain = CaseLine.parse("h5w5kh3kw3 --values 1*34");
    for (Case on : List.of(tiny, plain)) {
      long began = System.nanoTime();
      long calls = 0;
      while (whyNot(subject, on).isEmpty() && System.nanoTime() - began < TIMED_NANOSECONDS) {
        calls++;
      }
      if (calls > 0) {
        return calls * 1_000_000_000L / (System.nanoTime() - began);
      }
    }
    return 0;
  }

  /** Returns why cases that nobody has fitted to the subject are declined, most frequent first. */
  private List<RuntimesTable.Declined> declined(Subject<?> subject) {
    Draws draws =
        new Draws(
            Reach.FULL.within(10_000),
            subject.arithmetic().exactness(),
            RandomCase.Fitting.NONE,
            1,
            seed);
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (int at = 0; at < SAMPLED; at++) {
      whyNot(subject, draws.next())
          .ifPresent(reason -> reasons.merge(reason.replaceFirst(": .*", ""), 1, Integer::sum));
    }
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> new RuntimesTable.Declined(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static <V> Optional<String> whyNot(Subject<V> subject, Case on) {
    Problem<V> problem = on.problem(subject.arithmetic());
    if (subject.support(problem) instanceof Support.Unsupported declined) {
      return Optional.of(declined.reason());
    }
    try {
      subject
          .forward()
          .apply(
              problem.geometry(),
              problem.input().data(),
              problem.weights().data(),
              problem.bias().map(Tensor::data));
      return Optional.empty();
    } catch (DeclinedException declined) {
      return Optional.of(declined.getMessage());
    } catch (FailedCallException failed) {
      return Optional.empty(); // which is no refusal: a law has refuted it
    }
  }
}
