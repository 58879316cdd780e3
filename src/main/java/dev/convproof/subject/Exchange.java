package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Calls of a program, one by one: what is sent, and what its answer means.
 *
 * @param <V> the array type of the numbers
 */
final class Exchange<V> {
  /** Given to a program beyond its limit, so that it may say itself where it hangs. */
  static final long GRACE = 500_000_000L;

  private static final int MOST_SKIPPED = 1 << 26;
  private static final int MOST_SHOWN = 60;
  private static final int LINGER_MILLISECONDS = 50;
  private static final List<String> NO_WORDS = List.of();
  private static final String OUTPUT = "standard output";
  private static final LineOf NO_LINE = new LineOf("", null, false, -1, "", new byte[0]);

  private final Arithmetic<V> numbers;
  private final Wire<V> wire;
  private V last;
  private boolean chatty;
  private LineOf lineOf = NO_LINE;

  /** Creates the calls of a program that numbers travel to so. */
  Exchange(Arithmetic<V> numbers, Wire<V> wire) {
    this.numbers = numbers;
    this.wire = wire;
  }

  /**
   * One call.
   *
   * @param arrays input and weights, then the bias, if any, or the output's gradient
   * @param shapes of the arrays
   * @param due the answer's shape
   */
  record Sent<V>(
      String operation, Geometry geometry, List<V> arrays, List<Shape> shapes, Shape due) {
    boolean biased() {
      return operation.equals(Greeting.FORWARD) && arrays.size() > 2;
    }
  }

  /**
   * An answer that has the right length.
   *
   * @param words behind {@code ok}
   * @param output the numbers
   * @param changed the arrays that were sent, as they are now; empty where they are as they were
   */
  record Answer(String words, byte[] output, List<byte[]> changed) {
    /** Returns whether the output is a fresh array, and all that the call has changed. */
    boolean isPlain() {
      return changed.isEmpty() && !words.contains("buffer=");
    }
  }

  /**
   * Appends a call, to be made within some nanoseconds.
   *
   * @return where its line ends and its arrays begin
   * @throws DeclinedException if a number of it is none that the program's format has
   */
  int put(Sent<V> call, long limit, Bytes to) {
    wire.requireTravels(call);
    byte[] text = line(call, limit);
    to.room(text.length).put(text);
    int arrays = to.size();
    wire.put(call, to);
    return arrays;
  }

  /** Returns what arrays are over the pipe. */
  Wire<V> wire() {
    return wire;
  }

  /** Says in a call's line that another call follows it at once. */
  static void followed(Bytes calls, int arrays) {
    calls.array()[arrays - 2] = '1';
  }

  /** Returns the line of a call; many a call is like the one before but for its numbers. */
  private byte[] line(Sent<V> call, long limit) {
    boolean known =
        limit == lineOf.limit()
            && call.geometry().equals(lineOf.geometry())
            && call.biased() == lineOf.biased()
            && call.operation().equals(lineOf.operation());
    if (!known) {
      String shown = limit == lineOf.limit() ? lineOf.shownLimit() : seconds(limit);
      String line =
          Frames.call(call.operation(), wire.name(), call.geometry(), call.biased(), shown);
      lineOf =
          new LineOf(
              call.operation(),
              call.geometry(),
              call.biased(),
              limit,
              shown,
              (line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return lineOf.text();
  }

  /** What a line was written for, and the line. */
  private record LineOf(
      String operation,
      Geometry geometry,
      boolean biased,
      long limit,
      String shownLimit,
      byte[] text) {}

  /** Returns what tells a call from others, its limit apart. */
  static List<Object> key(Sent<?> call, Bytes bytes, int arrays) {
    byte[] numbers = Arrays.copyOfRange(bytes.array(), arrays, bytes.size());
    return List.of(call.operation(), call.geometry(), ByteBuffer.wrap(numbers));
  }

  /** Forgets the array of the last answer, which is not that of the call before any more. */
  void forget() {
    last = null;
  }

  /**
   * Makes a call. A program that cannot be called again is ended.
   *
   * @throws FailedCallException if the program gives no answer of the right size
   * @throws DeclinedException if it does not support the call
   */
  V answer(RunningProgram program, Sent<V> sent, Bytes bytes, long limit) {
    quiet(program, false);
    program.due(limit + GRACE);
    try {
      program.send(bytes.array(), 0, bytes.size());
    } catch (IOException broken) {
      throw lost(program, sent, limit, 0);
    }
    Answer answer = read(program, sent, limit);
    quiet(program, chatty);
    return taken(sent, answer);
  }

  /**
   * Checks that there is no output that belongs to no call.
   *
   * @param lingering whether what may come late is waited for, as it is once something came so
   */
  void quiet(RunningProgram program, boolean lingering) {
    try {
      if (lingering) {
        Thread.sleep(LINGER_MILLISECONDS);
      }
      RunningProgram.Answers in = program.in();
      if (lingering ? in.available() > 0 : in.hasMore()) {
        throw foreign(program, Frames.lineThatIsThere(in));
      }
    } catch (IOException ended) {
      // which the next call finds out
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads the answer to a call that was sent, and is {@link RunningProgram#due}.
   *
   * @throws FailedCallException if it is no answer of the right size
   * @throws DeclinedException if the call is not supported
   */
  Answer read(RunningProgram program, Sent<V> sent, long limit) {
    try {
      String line = Frames.line(program.in());
      if (line == null) {
        throw lost(program, sent, limit, 0);
      }
      return read(line, program, sent, limit);
    } catch (IOException broken) {
      throw lost(program, sent, limit, 0);
    }
  }

  private Answer read(String line, RunningProgram program, Sent<V> sent, long limit)
      throws IOException {
    if (line.equals("ok")) {
      return output("", program, sent, limit);
    }
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "ok" -> {
        return output(rest.strip(), program, sent, limit);
      }
      case "unsupported" -> {
        program.inTime();
        throw new DeclinedException(rest.isBlank() ? "the program gives no reason" : rest);
      }
      case "error" -> {
        program.inTime();
        throw said(rest);
      }
      case "fatal" -> {
        program.end();
        FailedCallException said = said(rest);
        throw FailedCallException.ending(said.getMessage(), said.place(), said.found());
      }
      default -> throw foreign(program, line);
    }
  }

  private static FailedCallException said(String text) {
    String[] fields = text.split("\t", 3);
    return fields.length == 3
        ? new FailedCallException(fields[0], fields[1], fields[2])
        : new FailedCallException("answered with an error", "the call", text);
  }

  private FailedCallException foreign(RunningProgram program, String line) {
    chatty = true;
    program.end();
    String shown = line.replaceAll("\\p{Cntrl}", "·");
    String cut = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    return new FailedCallException(
        "printed to standard output, which is for answers", OUTPUT, "\"" + cut + "\"");
  }

  private Answer output(String words, RunningProgram program, Sent<V> sent, long limit)
      throws IOException {
    String announced = words.split(" ", 2)[0];
    int expected = wire.bytesDue(sent);
    int bytes = announced.isEmpty() ? expected : bytes(announced);
    if (bytes < 0) {
      program.end();
      throw new FailedCallException(
          "answered with another length than " + expected + " bytes",
          "the output",
          "\"" + announced + "\"");
    }
    if (bytes != expected) {
      if (bytes > MOST_SKIPPED || program.in().readNBytes(bytes).length < bytes) {
        program.end();
      }
      program.inTime();
      throw length(sent, bytes);
    }
    byte[] raw = program.in().readNBytes(expected);
    if (raw.length < expected) {
      throw lost(program, sent, limit, raw.length);
    }
    List<byte[]> changed = new ArrayList<>();
    if (words.contains("changed")) {
      for (int at = 0; at < sent.arrays().size(); at++) {
        changed.add(program.in().readNBytes(wire.bytes(sent, at)));
        if (changed.get(at).length < wire.bytes(sent, at)) {
          throw lost(program, sent, limit, raw.length);
        }
      }
    }
    if (!program.inTime()) {
      throw lost(program, sent, limit, raw.length);
    }
    return new Answer(words, raw, changed);
  }

  private static int bytes(String announced) {
    try {
      return Integer.parseInt(announced);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private FailedCallException length(Sent<V> sent, int bytes) {
    return new FailedCallException(
        String.format(
            Locale.ROOT, "answered with %d bytes instead of %d", bytes, wire.bytesDue(sent)),
        "the output",
        bytes / wire.width() + " scalars");
  }

  /** Returns the output of an answer to a call, whose arrays become what the program made them. */
  V taken(Sent<V> sent, Answer answer) {
    V result = wire.output(answer.output(), sent.due());
    for (int at = 0; at < answer.changed().size(); at++) {
      V now = wire.changed(answer.changed().get(at), sent, at);
      System.arraycopy(now, 0, sent.arrays().get(at), 0, numbers.length(now));
    }
    last = in(buffer(sent, answer.words()), result);
    return last;
  }

  /** Returns the array that the program has given its output in; null for a fresh one. */
  private V buffer(Sent<V> sent, String words) {
    for (String word : words.isEmpty() ? NO_WORDS : List.of(words.split(" ", -1))) {
      switch (word) {
        case "buffer=previous" -> {
          return last;
        }
        case "buffer=input" -> {
          return sent.arrays().get(0);
        }
        case "buffer=weights" -> {
          return sent.arrays().get(1);
        }
        case "buffer=bias" -> {
          return sent.biased() ? sent.arrays().get(2) : null;
        }
        default -> {}
      }
    }
    return null;
  }

  private V in(V array, V result) {
    if (array == null || numbers.length(array) != numbers.length(result)) {
      return result;
    }
    System.arraycopy(result, 0, array, 0, numbers.length(result));
    return array;
  }

  /** Ends a program that has not answered, and returns what it did instead. */
  private FailedCallException lost(RunningProgram program, Sent<V> sent, long limit, int bytes) {
    String part =
        bytes == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "answered with %d bytes instead of %d and ",
                bytes,
                wire.bytesDue(sent));
    boolean hangs = !program.inTime();
    String what = hangs ? "did not come back within " + seconds(limit) + " s" : program.ending();
    program.end();
    String said = program.lastWords();
    return FailedCallException.ending(
        part + what, "the call", said.isEmpty() ? "nothing" : "nothing, after \"" + said + "\"");
  }

  /** Returns seconds as short as they are. */
  static String seconds(long nanoseconds) {
    double seconds = nanoseconds / 1e9;
    return seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.0f", seconds)
        : String.format(Locale.ROOT, "%.1f", seconds);
  }
}
