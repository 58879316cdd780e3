package dev.convproof.subject;

import dev.convproof.BackwardPass;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A convolution behind a pipe: a program that speaks the protocol of {@code protocol.txt}. It is
 * called with a time limit; what it does instead of answering is a {@link FailedCallException}, and
 * it is started anew for the next call. Closing ends it, and so does the end of this JVM.
 *
 * <p>Where calls hang or end the program again and again, as they do while a counterexample is
 * shrunk, that takes 20 s in all, or five times the limit where that is less: after the first call
 * that hangs, the others get less time, a call that has failed twice is not made again, and in the
 * end new cases are declined.
 */
public final class PipeSubject implements AutoCloseable {
  private static final Duration MOST_TROUBLE = Duration.ofSeconds(20);
  private static final Duration SEARCH_IN_TROUBLE = Duration.ofSeconds(2);
  private static final long TROUBLE_LIMITS = 5;
  private static final int ENOUGH_TIMES = 2;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int DEFINITIONS = 100;

  /** The definition makes them in well under a tenth of a second. */
  private static final double FEW_PRODUCTS = 4e6;

  private static final long GREETING = Duration.ofSeconds(60).toNanos();
  private static final long SHORT = Duration.ofSeconds(1).toNanos();
  private static final long SLOWEST_TIMES = 20;

  private final String name;
  private final List<String> command;
  private final Optional<Duration> given;
  private final Map<String, String> declared;
  private final long mostTrouble;
  private final RunningProgram.LastWords errors = new RunningProgram.LastWords();
  private final Thread atExit = new Thread(this::end, "convproof-end");
  private final Map<List<Object>, Failure> failures = new HashMap<>();
  private final Greeting greeting;
  private volatile RunningProgram program;
  private final AtomicLong trouble = new AtomicLong();
  private long slowest;
  private Geometry measured;
  private long measuredLimit;
  private long hung; // the limit of the first call that did; 0 where none has
  private volatile boolean closed;

  private PipeSubject(
      String name,
      List<String> command,
      Optional<Duration> given,
      Map<String, String> declared,
      Duration trouble) {
    this.declared = Map.copyOf(declared);
    this.mostTrouble = trouble.toNanos();
    this.name = name;
    this.command = List.copyOf(command);
    this.given = given;
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      this.greeting = start();
    } catch (NoSubjectException noSubject) {
      close();
      throw noSubject;
    }
  }

  /**
   * Starts a program and reads its greeting.
   *
   * @param name of the subject, in reports
   * @param command the program and its arguments
   * @param given how long a call may take; by default 10 s, or 100 times what the definition takes
   *     where that is longer
   * @param declared what is known of it beside its greeting, which it overrules, by the keys there
   * @throws NoSubjectException if it cannot be started or does not greet
   */
  public static PipeSubject start(
      String name, List<String> command, Optional<Duration> given, Map<String, String> declared) {
    Duration some = Duration.ofNanos(TROUBLE_LIMITS * given.orElse(LIMIT).toNanos());
    Duration trouble = some.compareTo(MOST_TROUBLE) < 0 ? some : MOST_TROUBLE;
    return new PipeSubject(name, command, given, declared, trouble);
  }

  /** Starts a program that may cost some time in all where it hangs or ends. */
  static PipeSubject start(
      String name, List<String> command, Optional<Duration> given, Duration trouble) {
    return new PipeSubject(name, command, given, Map.of(), trouble);
  }

  /** Returns the values that a key of a greeting may have, the usual one first. */
  public static List<String> known(String key) {
    return Greeting.known(key);
  }

  /** Returns the page on the protocol. */
  public static String protocol() {
    try (InputStream page = PipeSubject.class.getResourceAsStream("protocol.txt")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the end of what the program has printed on standard error; empty if nothing. */
  public String printed() {
    return errors.text();
  }

  /**
   * Returns how long one more law may be searched for a smaller counterexample: as given, but
   * longer where calls hang or end the program, and not at all where that has taken its time.
   */
  public Duration searching(Duration given) {
    if (trouble.get() > mostTrouble) {
      return Duration.ZERO;
    }
    return hung > 0 || trouble.get() > 0 ? SEARCH_IN_TROUBLE : given;
  }

  /** Returns the subject. */
  public Subject<?> subject() {
    return switch (greeting.format()) {
      case "f64" -> over(Arithmetic.FLOAT64);
      case "f32" -> over(Arithmetic.FLOAT32);
      case "i32" -> over(Arithmetic.INT32);
      default -> over(Arithmetic.INT64);
    };
  }

  private <V> Subject<V> over(Arithmetic<V> numbers) {
    Exchange<V> exchange = new Exchange<>(numbers, greeting.channelsLast());
    Subject<V> subject =
        Subject.of(name, numbers, (g, x, k, b) -> call(exchange, forward(g, x, k, b)))
            .rounding(greeting.rounding());
    for (String operation : greeting.operations()) {
      subject =
          switch (operation) {
            case Greeting.INPUT_GRADIENT -> subject.inputGradient(backward(exchange, operation));
            case Greeting.WEIGHT_GRADIENT -> subject.weightGradient(backward(exchange, operation));
            case Greeting.BIAS_GRADIENT -> subject.biasGradient(backward(exchange, operation));
            default -> subject;
          };
    }
    return greeting.supported().of(subject);
  }

  /** Returns what makes cases that are supported of others. */
  public RandomCase.Fitting fitting() {
    return greeting.supported().fitting();
  }

  private <V> Sent<V> forward(Geometry g, V input, V weights, Optional<V> bias) {
    if (!greeting.operations().contains(Greeting.FORWARD)) {
      throw new DeclinedException("the program does not offer the operation " + Greeting.FORWARD);
    }
    List<V> arrays = new ArrayList<>(List.of(input, weights));
    bias.ifPresent(arrays::add);
    List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g), Shape.bias(g));
    return new Sent<>(Greeting.FORWARD, g, arrays, shapes, Shape.output(g));
  }

  private <V> BackwardPass<V> backward(Exchange<V> exchange, String operation) {
    return (g, input, weights, outputGradient) -> {
      List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g), Shape.output(g));
      Shape due =
          switch (operation) {
            case Greeting.INPUT_GRADIENT -> Shape.input(g);
            case Greeting.WEIGHT_GRADIENT -> Shape.weights(g);
            default -> Shape.bias(g);
          };
      List<V> arrays = List.of(input, weights, outputGradient);
      return call(exchange, new Sent<>(operation, g, arrays, shapes, due));
    };
  }

  private <V> V call(Exchange<V> exchange, Sent<V> sent) {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    long limit = limit(sent.geometry());
    exchange.prepare(sent, limit / 1e9);
    if (!failures.isEmpty()) {
      refuseKnown(exchange.key());
    }
    if (program == null) {
      exchange.restarted();
      restart();
    }
    RunningProgram running = program;
    long began = System.nanoTime();
    try {
      V answer = exchange.answer(running, limit);
      slowest = Math.max(slowest, System.nanoTime() - began);
      return answer;
    } catch (FailedCallException failure) {
      if (!running.hasEnded()) {
        throw failure;
      }
      program = null;
      long took = System.nanoTime() - began;
      FailedCallException told = took < limit ? failure : hanging(failure, sent.geometry(), limit);
      trouble.addAndGet(took >= limit && hung == 0 ? 0 : took);
      hung = hung == 0 && took >= limit ? limit : hung;
      failures.merge(
          exchange.key(),
          new Failure(told, 1),
          (before, now) -> new Failure(told, before.times() + 1));
      throw told;
    }
  }

  private FailedCallException hanging(FailedCallException failure, Geometry g, long limit) {
    return limit == fullLimit(g)
        ? failure
        : new FailedCallException(
            failure.getMessage()
                + ", as an earlier call did not within "
                + Exchange.seconds(hung)
                + " s",
            failure.place(),
            failure.found());
  }

  private long fullLimit(Geometry g) {
    if (given.isPresent() || (double) g.outputSize() * g.products() < FEW_PRODUCTS) {
      return given.orElse(LIMIT).toNanos();
    }
    if (!g.equals(measured)) {
      measured = g;
      measuredLimit = Math.max(LIMIT.toNanos(), DEFINITIONS * Strategies.definitionTime(g));
    }
    return measuredLimit;
  }

  private long limit(Geometry g) {
    long full = fullLimit(g);
    return hung > 0 ? Math.min(full, Math.max(SHORT, SLOWEST_TIMES * slowest)) : full;
  }

  /** Says again what became of a call before, where it is certain, or no more calls are made. */
  private void refuseKnown(List<Object> key) {
    Failure before = failures.get(key);
    boolean spent = trouble.get() > mostTrouble;
    if (before != null && (spent || before.times() >= ENOUGH_TIMES)) {
      FailedCallException again = before.last();
      throw new FailedCallException(again.getMessage(), again.place(), again.found());
    }
    if (spent) {
      throw new DeclinedException(
          "not called any more, after "
              + Exchange.seconds(mostTrouble)
              + " s of calls that hung or ended it");
    }
  }

  /** What became of a call that hung or ended the program, and how often. */
  private record Failure(FailedCallException last, int times) {}

  private void restart() {
    long began = System.nanoTime();
    try {
      start();
    } catch (NoSubjectException failed) {
      trouble.addAndGet(System.nanoTime() - began);
      throw new FailedCallException("did not start again", "the start", failed.getMessage());
    }
    trouble.addAndGet(System.nanoTime() - began);
  }

  private Greeting start() {
    RunningProgram running = RunningProgram.start(command, errors);
    program = running;
    running.due(GREETING);
    try {
      Greeting read = Greeting.read(running.in(), declared);
      if (read != null && running.inTime()) {
        return read;
      }
      throw ungreeted(running);
    } catch (IOException e) {
      throw ungreeted(running);
    } catch (NoSubjectException wrong) {
      end();
      throw wrong;
    }
  }

  private NoSubjectException ungreeted(RunningProgram running) {
    String what =
        running.inTime()
            ? running.ending() + " before it had greeted"
            : "did not greet within " + Exchange.seconds(GREETING) + " s";
    end();
    String said = running.lastWords();
    return new NoSubjectException("%s %s%s", name, what, said.isEmpty() ? "" : ": " + said);
  }

  private void end() {
    RunningProgram running = program;
    program = null;
    if (running != null) {
      running.end();
      running.ending();
    }
  }

  /** Ends the program. */
  @Override
  public void close() {
    closed = true;
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // the hook runs
    }
  }
}
