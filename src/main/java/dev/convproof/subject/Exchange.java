package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
  private static final long GRACE = 500_000_000L;

  private static final int MOST_SKIPPED = 1 << 26;
  private static final int MOST_SHOWN = 60;
  private static final int LINGER_MILLISECONDS = 50;
  private static final List<String> NO_WORDS = List.of("");
  private static final String OUTPUT = "standard output";

  private final Arithmetic<V> numbers;
  private final boolean channelsLast;
  private final String format;
  private final int width;
  private byte[] bytes = new byte[1 << 12];
  private ByteBuffer buffer = Frames.over(bytes);
  private Sent<V> sent;
  private int header;
  private V last;
  private boolean chatty;
  private static final LineOf NO_LINE = new LineOf("", null, false, new byte[0]);
  private LineOf lineOf = NO_LINE;
  private long lastLimit = -1;
  private String shownLimit;

  Exchange(Arithmetic<V> numbers, boolean channelsLast) {
    Class<?> type = numbers.zeros(1).getClass();
    this.numbers = numbers;
    this.channelsLast = channelsLast;
    this.format = Frames.format(type);
    this.width = Frames.width(type);
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

  /** Writes down a call, to be made within some nanoseconds. */
  void prepare(Sent<V> call, long limit) {
    sent = call;
    if (limit != lastLimit) {
      lastLimit = limit;
      shownLimit = seconds(limit);
      lineOf = NO_LINE;
    }
    byte[] text = line(call);
    header = text.length;
    int size = header + call.arrays().stream().mapToInt(Frames::size).sum();
    if (buffer.capacity() < size) {
      bytes = new byte[size + size / 2];
      buffer = Frames.over(bytes);
    }
    buffer.clear().put(text);
    for (int at = 0; at < call.arrays().size(); at++) {
      int from = buffer.position();
      Frames.put(buffer, call.arrays().get(at));
      if (channelsLast) {
        Frames.transpose(bytes, from, call.shapes().get(at), width, true);
      }
    }
  }

  /** Returns the line of a call; many a call is like the one before but for its numbers. */
  private byte[] line(Sent<V> call) {
    boolean known =
        call.geometry().equals(lineOf.geometry())
            && call.biased() == lineOf.biased()
            && call.operation().equals(lineOf.operation());
    if (!known) {
      String line =
          Frames.call(call.operation(), format, call.geometry(), call.biased(), shownLimit);
      lineOf =
          new LineOf(
              call.operation(),
              call.geometry(),
              call.biased(),
              (line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return lineOf.text();
  }

  /** What a line was written for, and the line. */
  private record LineOf(String operation, Geometry geometry, boolean biased, byte[] text) {}

  /** Returns what tells the call that is written down from others, its limit apart. */
  List<Object> key() {
    byte[] arrays = Arrays.copyOfRange(bytes, header, buffer.position());
    return List.of(sent.operation(), sent.geometry(), ByteBuffer.wrap(arrays));
  }

  /** Forgets what an earlier process has given. */
  void restarted() {
    last = null;
  }

  /**
   * Makes the call that is written down. A program that cannot be called again is ended.
   *
   * @throws FailedCallException if the program gives no answer of the right size
   * @throws DeclinedException if it does not support the call
   */
  V answer(RunningProgram program, long limit) {
    RunningProgram.Answers in = program.in();
    try {
      if (in.hasMore()) {
        throw foreign(program, Frames.line(in));
      }
      program.due(limit + GRACE);
      program.send(bytes, buffer.position());
      String line = Frames.line(in);
      return line == null ? lost(program, limit, 0) : answer(line, program, limit);
    } catch (IOException broken) {
      return lost(program, limit, 0);
    }
  }

  private V answer(String line, RunningProgram program, long limit) throws IOException {
    if (line.equals("ok")) {
      return output("", program, limit);
    }
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "ok" -> {
        return output(rest, program, limit);
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
        throw said(rest);
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

  private V output(String announced, RunningProgram program, long limit) throws IOException {
    List<String> words = announced.isEmpty() ? NO_WORDS : List.of(announced.strip().split(" ", -1));
    int expected = sent.due().size() * width;
    int bytes = words.get(0).isEmpty() ? expected : bytes(words.get(0));
    if (bytes < 0) {
      program.end();
      throw new FailedCallException(
          "answered with another length than " + expected + " bytes",
          "the output",
          "\"" + words.get(0) + "\"");
    }
    if (bytes != expected) {
      if (bytes > MOST_SKIPPED || program.in().skip(bytes) < bytes) {
        program.end();
      }
      program.inTime();
      throw length(bytes);
    }
    byte[] raw = program.in().readNBytes(expected);
    if (raw.length < expected) {
      return lost(program, limit, raw.length);
    }
    V result = decoded(raw, sent.due());
    if (words.contains("changed")) {
      changed(program);
    }
    if (!program.inTime()) {
      return lost(program, limit, raw.length);
    }
    if (extra(program)) {
      throw foreign(program, Frames.line(program.in()));
    }
    last = in(buffer(words), result);
    return last;
  }

  private static int bytes(String announced) {
    try {
      return Integer.parseInt(announced);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private FailedCallException length(int bytes) {
    return new FailedCallException(
        String.format(
            Locale.ROOT, "answered with %d bytes instead of %d", bytes, sent.due().size() * width),
        "the output",
        bytes / width + " scalars");
  }

  private V decoded(byte[] raw, Shape shape) {
    if (channelsLast) {
      Frames.transpose(raw, 0, shape, width, false);
    }
    V result = numbers.zeros(shape.size());
    Frames.get(Frames.over(raw), result);
    return result;
  }

  /** Writes to the arrays that were sent what the program has written to its own. */
  private void changed(RunningProgram program) throws IOException {
    for (int at = 0; at < sent.arrays().size(); at++) {
      byte[] raw = program.in().readNBytes(Frames.size(sent.arrays().get(at)));
      V now = decoded(raw, sent.shapes().get(at));
      System.arraycopy(now, 0, sent.arrays().get(at), 0, numbers.length(now));
    }
  }

  /** Returns whether there is more than the answer; once there was, some time is given to it. */
  private boolean extra(RunningProgram program) throws IOException {
    if (chatty) {
      try {
        Thread.sleep(LINGER_MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return chatty ? program.in().available() > 0 : program.in().hasMore();
  }

  /** Returns the array that the program has given its output in; null for a fresh one. */
  private V buffer(List<String> words) {
    for (String word : words) {
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

  /** Ends a program that has not answered, and says what it did instead. */
  private V lost(RunningProgram program, long limit, int bytes) {
    String part =
        bytes == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "answered with %d bytes instead of %d and ",
                bytes,
                sent.due().size() * width);
    boolean hangs = !program.inTime();
    String what = hangs ? "did not come back within " + seconds(limit) + " s" : program.ending();
    program.end();
    String said = program.lastWords();
    throw new FailedCallException(
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
