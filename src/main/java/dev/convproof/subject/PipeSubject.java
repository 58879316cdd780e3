package dev.convproof.subject;

import dev.convproof.BackwardPass;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Lookahead;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.subject.Exchange.Answer;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution behind a pipe: a program that speaks the protocol of {@code protocol.txt}. It is
 * called with a time limit; what it does instead of answering is a {@link FailedCallException}, and
 * it is started anew for the next call. Closing ends it, and so does the end of this JVM.
 */
public final class PipeSubject implements AutoCloseable {
  private static final int POLL_MILLISECONDS = 50;
  private static final long GREETING = Duration.ofSeconds(60).toNanos();

  private final Launch launch;
  private final Trouble trouble;
  private final RunningProgram.LastWords errors = new RunningProgram.LastWords();
  private final Thread atExit = new Thread(this::exiting, "convproof-end");
  private final Guard guard = new Guard();
  private final Greeting greeting;
  private final Judged<?> judged;
  private volatile RunningProgram program;
  private volatile boolean closed;
  private volatile boolean exits; // this JVM does

  private PipeSubject(Launch launch, Trouble trouble) {
    this.launch = launch;
    this.trouble = trouble;
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      this.greeting = start();
      this.judged = judged();
    } catch (NoSubjectException noSubject) {
      close();
      throw noSubject;
    }
  }

  /**
   * What is started, and how.
   *
   * @param name of the subject, in reports
   * @param command the program and its arguments
   * @param limit how long a call may take; by default 10 s, or 100 times what the definition takes
   *     where that is longer
   * @param megabytes of memory that it and what it starts may take
   * @param declared what is known of it beside its greeting, which it overrules, by the keys there
   */
  public record Launch(
      String name,
      List<String> command,
      Optional<Duration> limit,
      int megabytes,
      Map<String, String> declared) {
    /** Copies the lists. */
    public Launch {
      command = List.copyOf(command);
      declared = Map.copyOf(declared);
    }

    /** Starts a command with nothing known of it. */
    Launch(String name, List<String> command, Optional<Duration> limit) {
      this(name, command, limit, UNLIMITED, Map.of());
    }
  }

  /** As many megabytes as there are. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * Starts a program and reads its greeting.
   *
   * @throws NoSubjectException if it cannot be started or does not greet
   */
  public static PipeSubject start(Launch launch) {
    return new PipeSubject(launch, new Trouble(launch.limit()));
  }

  /** Starts a program that may cost some time in all where it hangs or ends. */
  static PipeSubject start(Launch launch, Duration inAll) {
    return new PipeSubject(launch, new Trouble(launch.limit(), inAll));
  }

  /** Returns the values that a key of a greeting may have, the usual one first. */
  public static List<String> known(String key) {
    return Greeting.known(key);
  }

  /** Returns the rounding of a name that a greeting may have. */
  public static Rounding rounding(String name) {
    return Greeting.rounding(name);
  }

  /** Returns the algorithm whose rounding it is; empty for sums of products. */
  public static Optional<Strategy> algorithm(String rounding) {
    return Greeting.algorithm(rounding);
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
    return trouble.searching(given);
  }

  /** Returns the name and version that the program gives itself; the given name where none. */
  public String name() {
    return greeting.name().orElse(launch.name());
  }

  /** Returns what the program says of itself, or somebody else of it, by the keys of a greeting. */
  public Map<String, String> said() {
    return greeting.said();
  }

  /** Returns the subject. */
  public Subject<?> subject() {
    return judged.subject();
  }

  /** Returns what makes its calls many at once; they are called from one thread at a time. */
  public Lookahead lookahead() {
    return judged.ahead();
  }

  /** The subject in an arithmetic, and its calls. */
  private record Judged<V>(Subject<V> subject, CallsAhead<V> ahead) {}

  private Judged<?> judged() {
    return over(greeting.arithmetic());
  }

  private <V> Judged<V> over(Arithmetic<V> numbers) {
    Wire<V> wire = Wire.of(numbers, greeting.channelsLast(), greeting.natively());
    Exchange<V> exchange = new Exchange<>(numbers, wire);
    CallsAhead<V> ahead = new CallsAhead<>(numbers, exchange, trouble, new Running());
    ahead.predicted(subject(numbers, ahead::predict));
    Bytes bytes = new Bytes();
    return new Judged<>(subject(numbers, sent -> call(exchange, ahead, bytes, sent)), ahead);
  }

  /** The program, to calls that are made ahead. */
  private final class Running implements CallsAhead.Running {
    @Override
    public RunningProgram program() {
      return program;
    }

    @Override
    public void ended() {
      program = null;
      holdWhereExiting();
    }
  }

  /** Makes a call. */
  private interface Caller<V> {
    V call(Sent<V> sent);
  }

  private <V> Subject<V> subject(Arithmetic<V> numbers, Caller<V> caller) {
    Subject<V> subject =
        Subject.of(launch.name(), numbers, (g, x, k, b) -> caller.call(forward(g, x, k, b)))
            .rounding(greeting.rounding())
            .claiming(new Subject.Claims(greeting.deterministic(), greeting.ieee()));
    for (String operation : greeting.operations()) {
      subject =
          switch (operation) {
            case Greeting.INPUT_GRADIENT -> subject.inputGradient(backward(caller, operation));
            case Greeting.WEIGHT_GRADIENT -> subject.weightGradient(backward(caller, operation));
            case Greeting.BIAS_GRADIENT -> subject.biasGradient(backward(caller, operation));
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

  private <V> BackwardPass<V> backward(Caller<V> caller, String operation) {
    return (g, input, weights, outputGradient) -> {
      List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g), Shape.output(g));
      Shape due =
          switch (operation) {
            case Greeting.INPUT_GRADIENT -> Shape.input(g);
            case Greeting.WEIGHT_GRADIENT -> Shape.weights(g);
            default -> Shape.bias(g);
          };
      List<V> arrays = List.of(input, weights, outputGradient);
      return caller.call(new Sent<>(operation, g, arrays, shapes, due));
    };
  }

  private <V> V call(Exchange<V> exchange, CallsAhead<V> ahead, Bytes bytes, Sent<V> sent) {
    if (closed) {
      throw new IllegalStateException(launch.name() + " is closed");
    }
    long limit = trouble.limit(sent.geometry());
    bytes.clear();
    int arrays = exchange.put(sent, limit, bytes);
    Optional<Answer> served = ahead.served(sent, bytes, arrays);
    if (served.isPresent()) {
      return exchange.taken(sent, served.get());
    }
    if (trouble.isKnown()) {
      trouble.refuseKnown(Exchange.key(sent, bytes, arrays));
    }
    if (program == null) {
      exchange.forget();
      restart();
    }
    RunningProgram running = program;
    long began = System.nanoTime();
    try {
      V answer = exchange.answer(running, sent, bytes, limit);
      trouble.answered(System.nanoTime() - began);
      return answer;
    } catch (FailedCallException failure) {
      if (!running.hasEnded()) {
        throw failure;
      }
      program = null;
      holdWhereExiting();
      long took = System.nanoTime() - began;
      List<Object> key = Exchange.key(sent, bytes, arrays);
      throw trouble.failed(failure, key, sent.geometry(), limit, took);
    }
  }

  /** Waits for the end of this JVM, which has ended the program: nothing is wrong with that. */
  private void holdWhereExiting() {
    try {
      while (exits) {
        Thread.sleep(POLL_MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() {
    long began = System.nanoTime();
    try {
      start();
    } catch (NoSubjectException failed) {
      holdWhereExiting();
      throw FailedCallException.ending("did not start again", "the start", failed.getMessage());
    } finally {
      trouble.took(System.nanoTime() - began);
    }
  }

  private Greeting start() {
    RunningProgram running =
        RunningProgram.start(
            guard.placed(launch.command()), guard.mark(), launch.megabytes(), errors);
    program = running;
    running.due(GREETING);
    try {
      Greeting read = Greeting.read(running.in(), launch.declared());
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
    return new NoSubjectException(
        "%s %s%s", launch.name(), what, said.isEmpty() ? "" : ": " + said);
  }

  private void end() {
    RunningProgram running = program;
    program = null;
    if (running != null) {
      running.end();
      running.ending();
    }
  }

  private void exiting() {
    exits = true;
    end();
  }

  /** Lets the program end, and ends it where it does not. */
  @Override
  public void close() {
    closed = true;
    Optional.ofNullable(program).ifPresent(RunningProgram::finish);
    end();
    guard.close();
    Optional.ofNullable(judged).ifPresent(one -> one.ahead().close());
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // the hook runs
    }
  }
}
