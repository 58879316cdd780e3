package dev.convproof.subject;

import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Questions to a runtime's own program beside the laws: words for padding, types of numbers, empty
 * tensors, requantised outputs. A question is a line of key=value as a call is, with {@code
 * question} in the place of {@code operation}, and the input and weights behind it; the answer
 * tells type and shape. A program that ends is started anew for the next question.
 */
public final class Inquiry implements AutoCloseable {
  private static final long LIMIT = Duration.ofSeconds(60).toNanos();
  private static final Map<String, ElementType> TYPES = types();

  private final List<String> command;
  private final Guard guard = new Guard();
  private RunningProgram program;

  private static Map<String, ElementType> types() {
    Map<String, ElementType> types = new LinkedHashMap<>();
    types.put("u8", ElementType.UINT8);
    types.put("i8", ElementType.INT8);
    types.put("i16", ElementType.INT16);
    types.put("i32", ElementType.INT32);
    types.put("i64", ElementType.INT64);
    types.put("f16", ElementType.FLOAT16);
    types.put("bf16", ElementType.BFLOAT16);
    types.put("f32", ElementType.FLOAT32);
    types.put("f64", ElementType.FLOAT64);
    return types;
  }

  /** Creates an inquiry of a program, which is started for the first question. */
  public Inquiry(List<String> command) {
    this.command = List.copyOf(command);
  }

  /** Returns the names of the types that questions may have, such as {@code u8}. */
  public static List<String> typeNames() {
    return List.copyOf(TYPES.keySet());
  }

  /** Returns the type of a name. */
  public static ElementType type(String name) {
    return TYPES.get(name);
  }

  /**
   * One question.
   *
   * @param kind such as {@code convolution}
   * @param type of all numbers, by name
   * @param sizes n, g, ci, h, w, co, kh, kw, sh, sw, dh, dw, pt, pb, pl, pr: what is left out is 1,
   *     of paddings 0
   * @param words further keys, such as {@code padding}
   * @param input integers [n, ci, h, w] that the type has
   * @param weights integers [co, ci/g, kh, kw] that the type has
   */
  public record Question(
      String kind,
      String type,
      Map<String, Integer> sizes,
      Map<String, String> words,
      long[] input,
      long[] weights) {

    private byte[] bytes() {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("question", kind);
      line.put("operation", "forward");
      line.put("format", type);
      for (String key : List.of("n", "g", "ci", "h", "w", "co", "kh", "kw", "sh", "sw")) {
        line.put(key, sizes.getOrDefault(key, 1));
      }
      for (String key : List.of("dh", "dw")) {
        line.put(key, sizes.getOrDefault(key, 1));
      }
      for (String key : List.of("pt", "pb", "pl", "pr")) {
        line.put(key, sizes.getOrDefault(key, 0));
      }
      line.put("bias", 0);
      line.putAll(words);
      byte[] head =
          line.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" ", "", "\n"))
              .getBytes(StandardCharsets.UTF_8);
      ElementType of = TYPES.get(type);
      ByteBuffer bytes =
          ByteBuffer.allocate(head.length + of.bytes() * (input.length + weights.length))
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(head);
      for (long[] numbers : List.of(input, weights)) {
        Arrays.stream(numbers).forEach(number -> put(of, bytes, number));
      }
      return bytes.array();
    }

    private static void put(ElementType of, ByteBuffer to, long number) {
      switch (of) {
        case FLOAT32 -> to.putFloat((float) number);
        case FLOAT64 -> to.putDouble((double) number);
        default -> of.put(to, of.isInteger() ? number : of.bitsOf((float) number));
      }
    }
  }

  /** What came of a question. */
  public sealed interface Reply {
    /** An output. */
    record Output(StoredTensor tensor) implements Reply {}

    /** It does not compute this, or says that it cannot. */
    record Refused(String why) implements Reply {}

    /** The program ended, hung, or said what is no answer. */
    record Broken(String how) implements Reply {}
  }

  /**
   * Asks.
   *
   * @throws NoSubjectException if the program cannot be started or says that there is nothing to
   *     ask
   */
  public Reply ask(Question question) {
    RunningProgram running = running();
    running.due(LIMIT);
    try {
      byte[] bytes = question.bytes();
      running.send(bytes, 0, bytes.length);
      String line = Frames.line(running.in());
      if (line == null) {
        return broken(running, running.ending());
      }
      if (line.startsWith("unsupported ") || line.startsWith("error ")) {
        running.inTime();
        return new Reply.Refused(line.substring(line.indexOf(' ') + 1));
      }
      StoredTensor tensor = read(line.split(" ", -1), running.in());
      return running.inTime()
          ? new Reply.Output(tensor)
          : broken(running, "did not answer within 60 s");
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return broken(running, running.inTime() ? "gave no answer: " + e.getMessage() : "hung");
    }
  }

  private Reply broken(RunningProgram running, String how) {
    running.end();
    program = null;
    return new Reply.Broken(how);
  }

  private RunningProgram running() {
    if (program == null) {
      RunningProgram started =
          RunningProgram.start(
              command, guard.mark(), PipeSubject.UNLIMITED, new RunningProgram.LastWords());
      started.due(LIMIT);
      try {
        if (Greeting.read(started.in(), Map.of()) == null || !started.inTime()) {
          started.end();
          throw new NoSubjectException("%s ended before it had greeted", command.get(0));
        }
      } catch (IOException e) {
        started.end();
        throw new NoSubjectException("%s did not greet: %s", command.get(0), e.getMessage());
      } catch (NoSubjectException none) {
        started.end();
        throw none;
      }
      program = started;
    }
    return program;
  }

  private static StoredTensor read(String[] words, InputStream from) throws IOException {
    ElementType type = TYPES.get(words[1]);
    List<Integer> shape = Arrays.stream(words[2].split(",", -1)).map(Integer::valueOf).toList();
    int size = shape.stream().reduce(1, Math::multiplyExact);
    byte[] raw = from.readNBytes(Math.multiplyExact(size, type.bytes()));
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    if (raw.length < size * type.bytes()) {
      throw new IOException("its output ends too soon");
    }
    if (type == ElementType.FLOAT64) {
      double[] values = new double[size];
      bytes.asDoubleBuffer().get(values);
      return StoredTensor.of(shape, values);
    }
    if (type == ElementType.FLOAT32) {
      float[] values = new float[size];
      bytes.asFloatBuffer().get(values);
      return StoredTensor.of(shape, values);
    }
    long[] values = new long[size];
    Arrays.setAll(values, at -> type.get(bytes));
    if (type.isInteger()) {
      return StoredTensor.of(shape, type, values);
    }
    float[] floats = new float[size];
    for (int at = 0; at < size; at++) {
      floats[at] = type.floatOf((int) values[at]);
    }
    return StoredTensor.of(shape, type, floats);
  }

  @Override
  public void close() {
    if (program != null) {
      program.finish();
    }
    guard.close();
  }
}
