package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Lookahead;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Trial;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.subject.Exchange.Answer;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls of a program that are in flight together. They are written one after the other, while a
 * thread of its own reads the answers, so that neither side waits for the other with a full pipe;
 * the bytes in flight are bounded, and so is the time that a flight is expected to take. It ends at
 * the first call that gets no answer; from then on calls are made one by one.
 *
 * @param <V> the array type of the numbers
 */
final class CallsAhead<V> implements Lookahead {
  /** Sent, and due, of one flight, unless one call has more. */
  private static final int MOST_BYTES = 1 << 16;

  private static final long MOST_NANOSECONDS = 100_000_000L;
  private static final long MOST_PRODUCTS = 1 << 15;
  private static final long MOST_NUMBERS = 1 << 12;
  private static final int RECENT = 16;
  private static final int NOTHING = -1;
  private static final BackwardStrategy BACKWARD = BackwardStrategies.DEFINITION;

  private final Arithmetic<V> numbers;
  private final Exchange<V> exchange;
  private final Trouble trouble;
  private final Running program;
  private final ExecutorService reader = Executors.newSingleThreadExecutor(CallsAhead::daemon);
  private final List<Noted<V>> calls = new ArrayList<>();
  private final Bytes sent = new Bytes();
  private final Bytes due = new Bytes();
  private Subject<V> predicted;
  private boolean begun; // the calls that are noted have not been made
  private boolean broken;
  private int answered;
  private FailedCallException failure; // of the call after these; none where it may be slow
  private long pace; // nanoseconds of a call in the last flight; 0 before the first
  private int next; // call whose answer is served
  private int end = NOTHING; // of those that are served
  private boolean failing; // whether the failure is served behind them

  CallsAhead(Arithmetic<V> numbers, Exchange<V> exchange, Trouble trouble, Running program) {
    this.numbers = numbers;
    this.exchange = exchange;
    this.trouble = trouble;
    this.program = program;
  }

  /** The process that calls are made of. */
  interface Running {
    RunningProgram program();

    /** Takes note that it has ended. */
    void ended();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "convproof-answers");
    thread.setDaemon(true);
    return thread;
  }

  /** One call: where its line, its arrays and its bytes begin and end, and what became of it. */
  private static final class Noted<V> {
    private final Sent<V> call;
    private final long limit;
    private final int from;
    private final int arrays;
    private final int to;
    private final int dueFrom;
    private final int dueTo;
    private Answer answer; // null where it is as computed
    private RuntimeException otherwise; // instead of an answer

    Noted(Sent<V> call, long limit, int from, int arrays, int to, int dueFrom, int dueTo) {
      this.call = call;
      this.limit = limit;
      this.from = from;
      this.arrays = arrays;
      this.to = to;
      this.dueFrom = dueFrom;
      this.dueTo = dueTo;
    }

    boolean isAsComputed() {
      return answer == null && otherwise == null;
    }
  }

  /** Sets the subject whose calls are made by {@link #predict}. */
  void predicted(Subject<V> subject) {
    predicted = subject;
  }

  @Override
  public Subject<?> predicted() {
    return predicted;
  }

  @Override
  public boolean isOpen() {
    return !broken && !trouble.isKnown() && trouble.slowest() > 0;
  }

  @Override
  public boolean suits(Geometry g) {
    long held = (long) g.inputSize() + g.weightSize() + g.outputSize();
    return held <= MOST_NUMBERS && (long) g.products() * g.outputSize() <= MOST_PRODUCTS;
  }

  /** Notes a call, and returns what it should give. */
  V predict(Sent<V> call) {
    if (!begun) {
      begun = true;
      calls.clear();
      sent.clear();
      due.clear();
      serve(0, 0);
    }
    long limit = trouble.limit(call.geometry());
    int from = sent.size();
    int dueFrom = due.size();
    int arrays = exchange.put(call, limit, sent);
    V output =
        before(call, arrays)
            .map(noted -> exchange.wire().output(asComputed(noted).output(), call.due()))
            .orElseGet(() -> computed(call));
    V given = exchange.wire().putOutput(output, call.due(), due);
    calls.add(new Noted<>(call, limit, from, arrays, sent.size(), dueFrom, due.size()));
    return given;
  }

  /** Returns a call that was noted not long ago and is the same: laws repeat many a call. */
  private Optional<Noted<V>> before(Sent<V> call, int arrays) {
    for (int at = calls.size() - 1; at >= Math.max(0, calls.size() - RECENT); at--) {
      if (isSame(calls.get(at), call, sent, arrays)) {
        return Optional.of(calls.get(at));
      }
    }
    return Optional.empty();
  }

  private V computed(Sent<V> call) {
    Geometry g = call.geometry();
    V input = call.arrays().get(0);
    V weights = call.arrays().get(1);
    if (call.operation().equals(Greeting.FORWARD)) {
      Optional<V> bias = call.biased() ? Optional.of(call.arrays().get(2)) : Optional.empty();
      return defined(Problem.of(g, input, weights, bias)).data();
    }
    Problem<V> forward = Problem.of(g, input, weights, Optional.empty());
    BackwardProblem<V> problem = BackwardProblem.of(forward, call.arrays().get(2));
    Tensor<V> gradient =
        switch (call.operation()) {
          case Greeting.INPUT_GRADIENT -> BACKWARD.inputGradient(numbers, problem);
          case Greeting.WEIGHT_GRADIENT -> BACKWARD.weightGradient(numbers, problem);
          default -> BACKWARD.biasGradient(numbers, problem);
        };
    return gradient.data();
  }

  /** Returns what the definition computes; a convolution is given what numbers are stored as. */
  private Tensor<V> defined(Problem<V> forward) {
    if (!(numbers instanceof MixedArithmetic<V> mixed)) {
      return Trial.defined(numbers, forward);
    }
    mixed.restore(forward.input().data(), forward.weights().data());
    try {
      return Trial.defined(numbers, forward);
    } finally {
      mixed.store(forward.input().data(), forward.weights().data());
    }
  }

  @Override
  public int noted() {
    return begun ? calls.size() : 0;
  }

  @Override
  public boolean isFull() {
    return noted() > 0
        && (sent.size() >= MOST_BYTES / 2
            || due.size() >= MOST_BYTES / 2
            || noted() * (pace == 0 ? trouble.slowest() : pace) >= MOST_NANOSECONDS);
  }

  @Override
  public boolean send() {
    int count = noted();
    begun = false;
    answered = 0;
    failure = null;
    exchange.forget();
    long began = System.nanoTime();
    while (answered < count && !broken) {
      flight(answered, count);
    }
    pace = count == 0 ? pace : Math.max(1, (System.nanoTime() - began) / count);
    if (broken) {
      answered = trusted();
      program.ended();
    }
    return !broken;
  }

  /**
   * Returns how many calls were answered as computed, before one that may have spoilt the others.
   */
  private int trusted() {
    int count = 0;
    while (count < answered && calls.get(count).isAsComputed()) {
      count++;
    }
    return count;
  }

  /** Makes calls from one on, as many as may be in flight together. */
  private void flight(int first, int count) {
    int last = first + 1;
    while (last < count
        && calls.get(last).to - calls.get(first).from <= MOST_BYTES
        && calls.get(last).dueTo - calls.get(first).dueFrom <= MOST_BYTES) {
      Exchange.followed(sent, calls.get(last - 1).arrays);
      last++;
    }
    int beyond = last;
    RunningProgram running = program.program();
    Future<?> reading = reader.submit(() -> read(running, beyond));
    try {
      running.send(sent.array(), calls.get(first).from, calls.get(last - 1).to);
    } catch (IOException gone) {
      // which the reader finds out, too
    }
    try {
      reading.get();
      broken |= !running.inTime(); // it may have answered what it has not read
    } catch (InterruptedException stopped) {
      running.end();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while answers were read", stopped);
    } catch (ExecutionException defect) {
      running.end();
      throw new IllegalStateException(defect.getCause());
    }
  }

  /**
   * Reads the answers to the calls that are in flight. None is waited for as long as its limit is:
   * what is slow or hangs is told where it is called alone.
   */
  private void read(RunningProgram running, int beyond) {
    long began = System.nanoTime();
    for (; answered < beyond; answered++) {
      Noted<V> noted = calls.get(answered);
      long patience = Math.min(noted.limit, trouble.soon());
      running.due(patience);
      try {
        if (answered == 0) {
          exchange.quiet(running, false);
        }
        Answer answer = exchange.read(running, noted.call, patience);
        noted.answer = isAsComputed(answer, noted) ? null : answer;
        if (answered == beyond - 1) {
          exchange.quiet(running, false);
        }
      } catch (DeclinedException declined) {
        noted.otherwise = declined;
      } catch (FailedCallException failed) {
        if (running.hasEnded()) {
          broken = true;
          failure = running.inTime() ? failed : null;
          return;
        }
        noted.otherwise = failed;
      }
      long now = System.nanoTime();
      trouble.answered(now - began);
      began = now;
    }
    running.due(trouble.soon()); // until all calls are read
  }

  private boolean isAsComputed(Answer answer, Noted<V> noted) {
    return answer.isPlain()
        && Arrays.equals(
            answer.output(), 0, answer.output().length, due.array(), noted.dueFrom, noted.dueTo);
  }

  @Override
  public boolean cameTrue(int from, int to) {
    return to <= answered && calls.subList(from, to).stream().allMatch(Noted::isAsComputed);
  }

  @Override
  public void serve(int from, int to) {
    exchange.forget();
    next = from;
    end = Math.min(to, answered);
    failing = false;
  }

  @Override
  public boolean serveFailure(int from, int to) {
    serve(from, to);
    failing = failure != null && from <= answered && answered < to;
    return failing;
  }

  /**
   * Returns the answer to a call that was made ahead; empty where it was not.
   *
   * @throws RuntimeException what it got instead of an answer
   */
  Optional<Answer> served(Sent<V> call, Bytes bytes, int arrays) {
    if (end == NOTHING) {
      return Optional.empty();
    }
    boolean is = next < end || (failing && next == end);
    if (!is || !isSame(calls.get(next), call, bytes, arrays)) {
      exchange.forget();
      end = NOTHING;
      return Optional.empty();
    }
    boolean failed = next == end;
    Noted<V> noted = calls.get(next++);
    if (failed) {
      throw failure;
    }
    if (noted.otherwise != null) {
      throw noted.otherwise;
    }
    return Optional.of(noted.answer == null ? asComputed(noted) : noted.answer);
  }

  private Answer asComputed(Noted<V> noted) {
    return new Answer("", Arrays.copyOfRange(due.array(), noted.dueFrom, noted.dueTo), List.of());
  }

  /** Ends the reader. */
  void close() {
    reader.shutdownNow();
  }

  private boolean isSame(Noted<V> noted, Sent<V> call, Bytes bytes, int arrays) {
    return noted.call.operation().equals(call.operation())
        && noted.call.geometry().equals(call.geometry())
        && Arrays.equals(sent.array(), noted.arrays, noted.to, bytes.array(), arrays, bytes.size());
  }
}
