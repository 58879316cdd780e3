package dev.convproof.subject;

import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
 * tells type and shape. A program that knows calls alone is asked by them, as far as they go. A
 * program that ends is started anew for the next question.
 */
public final class Inquiry implements AutoCloseable {
  private static final long LIMIT = Duration.ofSeconds(60).toNanos();
  private static final Map<String, ElementType> TYPES = types();

  private final List<String> command;
  private final List<String> calls;
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

  /**
   * Creates an inquiry of a program, which is started for the first question.
   *
   * @param calls the types in which a program that knows no questions is called; none where it
   *     knows them
   */
  public Inquiry(List<String> command, List<String> calls) {
    this.command = List.copyOf(command);
    this.calls = List.copyOf(calls);
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

    private static final List<String> KEYS =
        List.of(
            "n", "g", "ci", "h", "w", "co", "kh", "kw", "sh", "sw", "dh", "dw", "pt", "pb", "pl",
            "pr");

    /** Reads a question's line and the numbers behind it. */
    static Question read(Map<String, String> line, InputStream from) throws IOException {
      Map<String, Integer> sizes = new LinkedHashMap<>();
      Map<String, String> words = new LinkedHashMap<>();
      line.forEach(
          (key, value) -> {
            if (KEYS.contains(key)) {
              sizes.put(key, Integer.valueOf(value));
            } else {
              words.put(key, value);
            }
          });
      String type = line.get("format");
      Question shaped =
          new Question(line.get("question"), type, sizes, words, new long[0], new long[0]);
      long[] input = numbers(TYPES.get(type), count(shaped.inputShape()), from);
      long[] weights = numbers(TYPES.get(type), count(shaped.weightShape()), from);
      return new Question(shaped.kind, type, sizes, words, input, weights);
    }

    private static long[] numbers(ElementType type, int count, InputStream from)
        throws IOException {
      ByteBuffer bytes = Frames.over(from.readNBytes(count * type.bytes()));
      StoredTensor numbers = tensor(type, List.of(count), bytes);
      return type.isInteger()
          ? numbers.integers()
          : Arrays.stream(numbers.widened()).mapToLong(value -> (long) value).toArray();
    }

    /** Returns a size by its key, such as {@code kh}: 1 where it is left out, a padding 0. */
    public int size(String key) {
      return sizes.getOrDefault(key, key.startsWith("p") ? 0 : 1);
    }

    /** Returns a word by its key; empty where there is none. */
    public String word(String key) {
      return words.getOrDefault(key, "");
    }

    /** Returns the element type of its numbers. */
    public ElementType elements() {
      return TYPES.get(type);
    }

    /** Returns n, ci, h, w. */
    public List<Integer> inputShape() {
      return List.of(size("n"), size("ci"), size("h"), size("w"));
    }

    /** Returns co, ci/g, kh, kw. */
    public List<Integer> weightShape() {
      return List.of(size("co"), size("ci") / size("g"), size("kh"), size("kw"));
    }

    /** Returns n, co, ho, wo, with the paddings that are given as numbers. */
    public List<Integer> outputShape() {
      return List.of(
          size("n"),
          size("co"),
          windows(size("h") + size("pt") + size("pb"), size("kh"), size("sh"), size("dh")),
          windows(size("w") + size("pl") + size("pr"), size("kw"), size("sw"), size("dw")));
    }

    private static int windows(int padded, int kernel, int stride, int dilation) {
      return Math.floorDiv(padded - dilation * (kernel - 1) - 1, stride) + 1;
    }

    /** Returns the input as a tensor. */
    public StoredTensor x() {
      return stored(elements(), inputShape(), input);
    }

    /** Returns the weights as a tensor of the same type. */
    public StoredTensor k() {
      return stored(elements(), weightShape(), weights);
    }

    private static StoredTensor stored(ElementType type, List<Integer> shape, long[] values) {
      if (type.isInteger()) {
        return StoredTensor.of(shape, type, values);
      }
      if (type == ElementType.FLOAT64) {
        return StoredTensor.of(shape, Arrays.stream(values).asDoubleStream().toArray());
      }
      float[] floats = new float[values.length];
      for (int at = 0; at < floats.length; at++) {
        floats[at] = values[at];
      }
      return type == ElementType.FLOAT32
          ? StoredTensor.of(shape, floats)
          : StoredTensor.of(shape, type, floats);
    }

    /** Returns how many numbers a shape holds. */
    static int count(List<Integer> shape) {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    private byte[] bytes(boolean asCall) {
      byte[] x = NpyWriter.elements(x());
      byte[] k = NpyWriter.elements(k());
      Map<String, Object> line = new LinkedHashMap<>();
      if (!asCall) {
        line.put("question", kind);
      }
      line.put("operation", Greeting.FORWARD);
      line.put("format", type);
      KEYS.forEach(key -> line.put(key, size(key)));
      line.put("bias", 0);
      if (asCall) {
        line.put("limit", LIMIT / 1_000_000_000);
        line.put("more", 0);
      } else {
        line.putAll(words);
      }
      byte[] head =
          line.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" ", "", "\n"))
              .getBytes(StandardCharsets.UTF_8);
      byte[] bytes = Arrays.copyOf(head, head.length + x.length + k.length);
      System.arraycopy(x, 0, bytes, head.length, x.length);
      System.arraycopy(k, 0, bytes, head.length + x.length, k.length);
      return bytes;
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
    if (!calls.isEmpty()
        && !(question.kind().equals("convolution") && calls.contains(question.type()))) {
      return new Reply.Refused(
          question.kind().equals("convolution")
              ? "it computes in " + String.join(", ", calls) + " alone"
              : "no " + question.kind() + " convolution");
    }
    RunningProgram running = running();
    running.due(LIMIT);
    try {
      byte[] bytes = question.bytes(!calls.isEmpty());
      running.send(bytes, 0, bytes.length);
      String line = Frames.line(running.in());
      if (line == null) {
        return broken(running, running.ending());
      }
      if (line.startsWith("unsupported ") || line.startsWith("error ")) {
        running.inTime();
        return new Reply.Refused(line.substring(line.indexOf(' ') + 1));
      }
      String answered =
          calls.isEmpty() ? line : "ok " + question.type() + " " + sizes(question.outputShape());
      StoredTensor tensor = read(answered.split(" ", -1), running.in());
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
              guard.placed(command),
              guard.mark(),
              PipeSubject.UNLIMITED,
              new RunningProgram.LastWords());
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

  private static String sizes(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Returns the answer of a program to a question: type, shape and numbers.
   *
   * @throws IllegalArgumentException if no question has that type
   */
  static byte[] answer(StoredTensor tensor) {
    ElementType type = tensor.type();
    String name =
        TYPES.entrySet().stream()
            .filter(entry -> entry.getValue() == type)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("an output of " + type));
    byte[] head =
        ("ok " + name + " " + sizes(tensor.shape()) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] numbers = NpyWriter.elements(tensor);
    byte[] answer = Arrays.copyOf(head, head.length + numbers.length);
    System.arraycopy(numbers, 0, answer, head.length, numbers.length);
    return answer;
  }

  private static StoredTensor read(String[] words, InputStream from) throws IOException {
    ElementType type = TYPES.get(words[1]);
    List<Integer> shape = Arrays.stream(words[2].split(",", -1)).map(Integer::valueOf).toList();
    byte[] raw = from.readNBytes(Math.multiplyExact(Question.count(shape), type.bytes()));
    if (raw.length < Question.count(shape) * type.bytes()) {
      throw new IOException("its output ends too soon");
    }
    return tensor(type, shape, Frames.over(raw));
  }

  /** Returns the tensor of a type and shape whose numbers these are, in the buffer's order. */
  public static StoredTensor tensor(ElementType type, List<Integer> shape, ByteBuffer bytes) {
    int size = Question.count(shape);
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
