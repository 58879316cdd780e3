package dev.convproof.subject;

import ai.onnxruntime.OrtEnvironment;
import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.OnnxWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Shape;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * ONNX Runtime's Conv on one thread of the CPU, its weights given as inputs; of a host that is told
 * {@code threads} on two, {@code constant} with weights and bias as constants of the model.
 */
public final class OnnxRuntimeConvolution implements Convolution<float[]>, Inquired {
  private static final int SESSIONS = 64;
  private static final Map<String, String> AUTOMATIC =
      Map.of("same-upper", "SAME_UPPER", "same-lower", "SAME_LOWER", "valid", "VALID");

  /** What a session is for. */
  private record Key(Geometry geometry, boolean bias) {}

  private final Map<Key, OnnxRuntimeSession> sessions = new LinkedHashMap<>(SESSIONS, 1, true);

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    Map<String, StoredTensor> given = new LinkedHashMap<>();
    given.put("x", StoredTensor.of(sizes(Shape.input(g)), input));
    given.put("w", StoredTensor.of(sizes(Shape.weights(g)), weights));
    bias.ifPresent(b -> given.put("b", StoredTensor.of(List.of(g.outputChannels()), b)));
    if (JavaHost.words().contains("constant")) {
      Map<String, Object> attributes =
          attributes(key -> ShapeParameter.withSymbol(key).orElseThrow().of(g), Optional.empty());
      return run("Conv", attributes, given, Set.of("w", "b"), ElementType.FLOAT32).floats();
    }
    return session(new Key(g, bias.isPresent())).run(given).get("y").floats();
  }

  /** Answers with what Conv, or QLinearConv, gives. */
  @Override
  public StoredTensor answer(Inquiry.Question question) {
    Map<String, Object> attributes = attributes(question);
    return question.kind().equals("quantised")
        ? run("QLinearConv", attributes, quantised(question), QUANTISED, ElementType.UINT8)
        : run(
            "Conv",
            attributes,
            given("x", question.x(), "w", question.k()),
            Set.of(),
            question.elements());
  }

  /** The inputs of QLinearConv that are constants of the model. */
  public static final Set<String> QUANTISED = Set.of("xs", "xz", "w", "ws", "wz", "ys", "yz");

  /**
   * Returns the inputs of QLinearConv for a quantised question: one scale is the output's, several
   * are the weights', one for each output channel.
   */
  public static Map<String, StoredTensor> quantised(Inquiry.Question question) {
    String[] steps = question.word("scale").split(",", -1);
    boolean several = steps.length > 1;
    float[] scales = new float[steps.length];
    for (int at = 0; at < steps.length; at++) {
      scales[at] = several ? (float) (1 / Double.parseDouble(steps[at])) : 1;
    }
    List<Integer> channels = several ? List.of(steps.length) : List.of();
    return given(
        "x", question.x(),
        "xs", StoredTensor.of(List.of(), new float[] {1}),
        "xz", scalar(ElementType.UINT8, Integer.parseInt(question.word("xzero"))),
        "w", StoredTensor.of(question.weightShape(), ElementType.INT8, question.weights()),
        "ws", StoredTensor.of(channels, scales),
        "wz", StoredTensor.of(channels, ElementType.INT8, new long[steps.length]),
        "ys", StoredTensor.of(List.of(), new float[] {several ? 1 : Float.parseFloat(steps[0])}),
        "yz", scalar(ElementType.UINT8, Integer.parseInt(question.word("yzero"))));
  }

  private static Map<String, StoredTensor> given(Object... pairs) {
    Map<String, StoredTensor> given = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      given.put((String) pairs[at], (StoredTensor) pairs[at + 1]);
    }
    return given;
  }

  private static StoredTensor scalar(ElementType type, int value) {
    return StoredTensor.of(List.of(), type, new long[] {value});
  }

  /**
   * Returns the attributes of Conv for a question.
   *
   * @throws DeclinedException if ONNX has no such padding
   */
  public static Map<String, Object> attributes(Inquiry.Question question) {
    String padding = question.word("padding");
    if (!padding.equals("explicit") && !AUTOMATIC.containsKey(padding)) {
      throw new DeclinedException("no padding " + padding);
    }
    return attributes(question::size, Optional.ofNullable(AUTOMATIC.get(padding)));
  }

  private static Map<String, Object> attributes(
      ToIntFunction<String> size, Optional<String> automatic) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("strides", longs(size, "sh", "sw"));
    attributes.put("dilations", longs(size, "dh", "dw"));
    attributes.put("group", (long) size.applyAsInt("g"));
    automatic.ifPresentOrElse(
        word -> attributes.put("auto_pad", word),
        () -> attributes.put("pads", longs(size, "pt", "pl", "pb", "pr")));
    return attributes;
  }

  private static List<Long> longs(ToIntFunction<String> size, String... keys) {
    return Arrays.stream(keys).map(key -> (long) size.applyAsInt(key)).toList();
  }

  private static StoredTensor run(
      String operator,
      Map<String, Object> attributes,
      Map<String, StoredTensor> tensors,
      Set<String> constants,
      ElementType output) {
    byte[] model = OnnxWriter.operator(operator, attributes, tensors, constants, output);
    Map<String, StoredTensor> given = new LinkedHashMap<>(tensors);
    given.keySet().removeAll(constants);
    try (OnnxRuntimeSession session = OnnxRuntimeSession.of(model, Optional.empty())) {
      return Optional.ofNullable(session.run(given).get("y"))
          .orElseThrow(() -> new DeclinedException("no tensors of " + output + " here"));
    }
  }

  private static List<Integer> sizes(Shape of) {
    return List.of(of.outer(), of.channels(), of.height(), of.width());
  }

  private OnnxRuntimeSession session(Key key) {
    OnnxRuntimeSession known = sessions.get(key);
    if (known != null) {
      return known;
    }
    if (sessions.size() == SESSIONS) {
      Key eldest = sessions.keySet().iterator().next();
      sessions.remove(eldest).close();
    }
    OnnxRuntimeSession made =
        OnnxRuntimeSession.of(OnnxWriter.convolution(key.geometry(), key.bias()), Optional.empty());
    sessions.put(key, made);
    return made;
  }

  /**
   * Loads one layer without a bias, with its weights as constants of the model, which is how it
   * runs fastest, and its input.
   *
   * @throws NoSubjectException if ONNX Runtime does not run here
   */
  public static OnnxRuntimeSession.Loaded loaded(Geometry g, float[] input, float[] weights) {
    return OnnxRuntimeSession.of(OnnxWriter.convolution(g, weights), Optional.empty())
        .load(Map.of("x", StoredTensor.of(sizes(Shape.input(g)), input)));
  }

  /**
   * Returns the class path of a host: that of this JVM, and the jar of ONNX Runtime, which a JVM
   * that loads classes in its own way, such as Maven's, has not on it.
   */
  public static String classPath() {
    String here = System.getProperty("java.class.path");
    try {
      return here + File.pathSeparator + JavaHost.place(OrtEnvironment.class);
    } catch (LinkageError absent) {
      return here; // which the host will tell
    }
  }

  /**
   * Returns its name and version.
   *
   * @throws NoSubjectException if ONNX Runtime does not run here
   */
  @Override
  public Optional<String> name() {
    return Optional.of("ONNX Runtime " + OnnxRuntimeSession.version() + ", Conv");
  }
}
