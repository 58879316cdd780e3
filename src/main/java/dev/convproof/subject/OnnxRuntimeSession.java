package dev.convproof.subject;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A model of ONNX in ONNX Runtime, on one thread of the CPU, or of a host told so on two. */
public final class OnnxRuntimeSession implements AutoCloseable {
  private static final Map<ElementType, OnnxJavaType> TYPES = types();

  private static final long STACK = 64L << 20;

  private final OrtSession session;

  private static Map<ElementType, OnnxJavaType> types() {
    Map<ElementType, OnnxJavaType> types = new EnumMap<>(ElementType.class);
    types.put(ElementType.FLOAT32, OnnxJavaType.FLOAT);
    types.put(ElementType.FLOAT64, OnnxJavaType.DOUBLE);
    types.put(ElementType.FLOAT16, OnnxJavaType.FLOAT16);
    types.put(ElementType.INT8, OnnxJavaType.INT8);
    types.put(ElementType.UINT8, OnnxJavaType.UINT8);
    types.put(ElementType.INT32, OnnxJavaType.INT32);
    types.put(ElementType.INT64, OnnxJavaType.INT64);
    return types;
  }

  private OnnxRuntimeSession(OrtSession session) {
    this.session = session;
  }

  /**
   * Returns the version of ONNX Runtime.
   *
   * @throws NoSubjectException if it does not run here
   */
  public static String version() {
    return environment().getVersion();
  }

  private static OrtEnvironment environment() {
    return onLargeStack(
        () -> {
          OrtEnvironment environment =
              OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "convproof");
          environment.setTelemetry(false); // most of it, where the environment did not
          return environment;
        });
  }

  /** Something that ONNX Runtime does. */
  private interface Native<T> {
    T get() throws OrtException;
  }

  /**
   * Does something on a thread whose stack is large: loading the library, and a model, ends the
   * process where there is but the 1 MB that Java gives.
   */
  private static <T> T onLargeStack(Native<T> action) {
    FutureTask<T> task = new FutureTask<>(action::get);
    Thread thread = new Thread(null, task, "convproof-onnxruntime", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ONNX Runtime was loaded", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof LinkageError absent) {
        throw absent(absent);
      }
      if (failed.getCause() instanceof OrtException refused) {
        throw new NoSubjectException("ONNX Runtime refuses it: %s", line(refused));
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static NoSubjectException absent(LinkageError why) {
    return new NoSubjectException(
        "ONNX Runtime does not run here: %s; its jar for this system on the class path would be"
            + " right",
        why.getMessage());
  }

  /**
   * Loads a model.
   *
   * @param folder where its external data are
   * @throws NoSubjectException if ONNX Runtime refuses it, or is not there
   */
  public static OnnxRuntimeSession of(byte[] model, Optional<Path> folder) {
    return of(model, folder, Optional.empty());
  }

  /**
   * Loads a model whose runs are profiled.
   *
   * @param profile what the name of the file begins with that the times are written to
   */
  public static OnnxRuntimeSession of(byte[] model, Optional<Path> folder, Optional<Path> profile) {
    OrtEnvironment environment = environment();
    try {
      SessionOptions options = new SessionOptions();
      if (profile.isPresent()) {
        options.enableProfiling(profile.get().toString());
      }
      options.setIntraOpNumThreads(JavaHost.words().contains("threads") ? 2 : 1);
      options.setInterOpNumThreads(1);
      if (folder.isPresent()) {
        options.addConfigEntry(
            "session.model_external_initializers_file_folder_path", folder.get().toString());
      }
      return new OnnxRuntimeSession(onLargeStack(() -> environment.createSession(model, options)));
    } catch (OrtException refused) {
      throw new NoSubjectException("ONNX Runtime refuses it: %s", line(refused));
    } catch (LinkageError absent) {
      throw absent(absent);
    }
  }

  private static String line(OrtException e) {
    return e.getMessage().strip().replaceAll("\\s+", " ");
  }

  /** Returns the inputs, with their types; a type that is not known here is not listed. */
  public Map<String, ElementType> inputs() {
    try {
      Map<String, ElementType> inputs = new LinkedHashMap<>();
      for (NodeInfo input : session.getInputInfo().values()) {
        if (input.getInfo() instanceof TensorInfo tensor) {
          TYPES.forEach(
              (ours, theirs) -> {
                if (theirs == tensor.type) {
                  inputs.put(input.getName(), ours);
                }
              });
        }
      }
      return inputs;
    } catch (OrtException e) {
      throw new NoSubjectException("ONNX Runtime tells no inputs: %s", line(e));
    }
  }

  /**
   * Returns the shapes that ONNX Runtime infers for the outputs, by name: those whose every size it
   * knows.
   */
  public Map<String, List<Integer>> outputShapes() {
    try {
      Map<String, List<Integer>> shapes = new LinkedHashMap<>();
      for (NodeInfo output : session.getOutputInfo().values()) {
        if (output.getInfo() instanceof TensorInfo tensor
            && Arrays.stream(tensor.getShape()).allMatch(n -> n >= 0 && n <= Integer.MAX_VALUE)) {
          shapes.put(
              output.getName(),
              Arrays.stream(tensor.getShape()).mapToObj(Math::toIntExact).toList());
        }
      }
      return shapes;
    } catch (OrtException e) {
      throw new NoSubjectException("ONNX Runtime tells no outputs: %s", line(e));
    }
  }

  /**
   * Runs the model once.
   *
   * @param given its inputs by name
   * @return its outputs by name; one of a type that is not known here is left out
   * @throws NoSubjectException if ONNX Runtime fails
   */
  public Map<String, StoredTensor> run(Map<String, StoredTensor> given) {
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, StoredTensor> entry : given.entrySet()) {
        inputs.put(entry.getKey(), tensor(entry.getValue()));
      }
      Map<String, StoredTensor> outputs = new LinkedHashMap<>();
      try (OrtSession.Result result = session.run(inputs)) {
        for (Map.Entry<String, OnnxValue> entry : result) {
          if (entry.getValue() instanceof OnnxTensor tensor) {
            stored(tensor).ifPresent(value -> outputs.put(entry.getKey(), value));
          }
        }
      }
      return outputs;
    } catch (OrtException failed) {
      throw new NoSubjectException("ONNX Runtime fails: %s", line(failed));
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /**
   * Ends the profile of a session that has one.
   *
   * @return its file
   */
  public Path endProfile() {
    try {
      return Path.of(session.endProfiling());
    } catch (OrtException failed) {
      throw new NoSubjectException("ONNX Runtime gives no profile: %s", line(failed));
    }
  }

  /**
   * A model on inputs that it holds already, so that what a run takes is the runtime's own time.
   */
  public final class Loaded implements AutoCloseable {
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

    private Loaded() {}

    /**
     * Runs the model, and forgets its outputs.
     *
     * @throws NoSubjectException if ONNX Runtime fails
     */
    public void run() {
      try {
        session.run(inputs).close();
      } catch (OrtException failed) {
        throw new NoSubjectException("ONNX Runtime fails: %s", line(failed));
      }
    }

    @Override
    public void close() {
      inputs.values().forEach(OnnxTensor::close);
      OnnxRuntimeSession.this.close();
    }
  }

  /**
   * Hands inputs over, to be run on any number of times. Closing it closes this session too.
   *
   * @param given inputs by name
   * @throws NoSubjectException if ONNX Runtime refuses one
   */
  public Loaded load(Map<String, StoredTensor> given) {
    Loaded loaded = new Loaded();
    try {
      for (Map.Entry<String, StoredTensor> entry : given.entrySet()) {
        loaded.inputs.put(entry.getKey(), tensor(entry.getValue()));
      }
      return loaded;
    } catch (OrtException failed) {
      loaded.close();
      throw new NoSubjectException("ONNX Runtime fails: %s", line(failed));
    }
  }

  private static OnnxTensor tensor(StoredTensor stored) throws OrtException {
    OrtEnvironment environment = environment();
    long[] shape = stored.shape().stream().mapToLong(Integer::longValue).toArray();
    return switch (stored.type()) {
      case FLOAT32 ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(stored.floats()), shape);
      case FLOAT64 ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(stored.doubles()), shape);
      case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(stored.integers()), shape);
      case INT32 ->
          OnnxTensor.createTensor(
              environment,
              IntBuffer.wrap(Arrays.stream(stored.integers()).mapToInt(v -> (int) v).toArray()),
              shape);
      case INT8, UINT8 -> {
        ByteBuffer bytes = ByteBuffer.allocateDirect(stored.size()).order(ByteOrder.nativeOrder());
        Arrays.stream(stored.integers()).forEach(value -> bytes.put((byte) value));
        yield OnnxTensor.createTensor(environment, bytes.flip(), shape, TYPES.get(stored.type()));
      }
      case FLOAT16 -> {
        ByteBuffer bytes =
            ByteBuffer.allocateDirect(2 * stored.size()).order(ByteOrder.nativeOrder());
        for (float value : stored.floats()) {
          bytes.putShort((short) ElementType.FLOAT16.bitsOf(value));
        }
        yield OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.FLOAT16);
      }
      default ->
          throw new NoSubjectException("%s cannot be given to ONNX Runtime here", stored.type());
    };
  }

  private static Optional<StoredTensor> stored(OnnxTensor tensor) {
    TensorInfo info = tensor.getInfo();
    List<Integer> shape = Arrays.stream(info.getShape()).mapToObj(Math::toIntExact).toList();
    int size = shape.stream().reduce(1, Math::multiplyExact);
    return switch (info.type) {
      case FLOAT -> {
        float[] values = new float[size];
        tensor.getFloatBuffer().get(values);
        yield Optional.of(StoredTensor.of(shape, values));
      }
      case DOUBLE -> {
        double[] values = new double[size];
        tensor.getDoubleBuffer().get(values);
        yield Optional.of(StoredTensor.of(shape, values));
      }
      case FLOAT16 -> {
        ByteBuffer bytes = tensor.getByteBuffer().order(ByteOrder.nativeOrder());
        float[] values = new float[size];
        for (int at = 0; at < size; at++) {
          values[at] = ElementType.FLOAT16.floatOf(bytes.getShort(2 * at));
        }
        yield Optional.of(StoredTensor.of(shape, ElementType.FLOAT16, values));
      }
      case INT32 -> {
        IntBuffer values = tensor.getIntBuffer();
        long[] wide = new long[size];
        Arrays.setAll(wide, values::get);
        yield Optional.of(StoredTensor.of(shape, ElementType.INT32, wide));
      }
      case INT64 -> {
        long[] values = new long[size];
        tensor.getLongBuffer().get(values);
        yield Optional.of(StoredTensor.of(shape, ElementType.INT64, values));
      }
      case INT8, UINT8 -> {
        boolean signed = info.type == OnnxJavaType.INT8;
        ByteBuffer values = tensor.getByteBuffer();
        long[] wide = new long[size];
        Arrays.setAll(wide, at -> signed ? values.get(at) : values.get(at) & 0xff);
        ElementType type = signed ? ElementType.INT8 : ElementType.UINT8;
        yield Optional.of(StoredTensor.of(shape, type, wide));
      }
      default -> Optional.empty();
    };
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
