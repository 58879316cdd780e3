package dev.convproof.subject;

import dev.convproof.Convolution;
import dev.convproof.file.OnnxWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ONNX Runtime's Conv on one thread of the CPU, its weights given as inputs. */
public final class OnnxRuntimeConvolution implements Convolution<float[]> {
  private static final int SESSIONS = 64;

  /** What a session is for. */
  private record Key(Geometry geometry, boolean bias) {}

  private final Map<Key, OnnxRuntimeSession> sessions = new LinkedHashMap<>(SESSIONS, 1, true);

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    Map<String, StoredTensor> given = new LinkedHashMap<>();
    given.put("x", StoredTensor.of(sizes(Shape.input(g)), input));
    given.put("w", StoredTensor.of(sizes(Shape.weights(g)), weights));
    bias.ifPresent(b -> given.put("b", StoredTensor.of(List.of(g.outputChannels()), b)));
    return session(new Key(g, bias.isPresent())).run(given).get("y").floats();
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
   * Returns its name and version.
   *
   * @throws NoSubjectException if ONNX Runtime does not run here
   */
  public static String named() {
    return "ONNX Runtime " + OnnxRuntimeSession.version() + ", Conv";
  }
}
