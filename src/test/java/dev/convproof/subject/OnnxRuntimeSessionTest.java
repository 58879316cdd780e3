package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.file.OnnxModels;
import dev.convproof.file.OnnxWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes into ONNX Runtime, and comes out. */
class OnnxRuntimeSessionTest {
  @TempDir Path folder;

  @BeforeAll
  static void needs_onnx_runtime() {
    String version;
    try {
      version = OnnxRuntimeSession.version();
    } catch (NoSubjectException absent) {
      version = "";
    }
    assumeTrue(!version.isEmpty(), "ONNX Runtime does not run here: skipped");
  }

  private static StoredTensor tensor(ElementType type) {
    List<Integer> shape = List.of(1, 3);
    return switch (type) {
      case FLOAT32 -> StoredTensor.of(shape, new float[] {1.5f, -2, 3});
      case FLOAT16 -> StoredTensor.of(shape, type, new float[] {1.5f, -2, 3});
      case FLOAT64 -> StoredTensor.of(shape, new double[] {1.5, -2, 3});
      default -> StoredTensor.of(shape, type, new long[] {1, type.largest(), type.smallest()});
    };
  }

  private OnnxRuntimeSession identity(ElementType type) throws IOException {
    Path model =
        new OnnxModels()
            .input("x", type, 1, 3)
            .node("Identity", List.of("x"), "y")
            .output("y", type, 1, 3)
            .in(folder.resolve("m.onnx"), 17);
    return OnnxRuntimeSession.of(Files.readAllBytes(model), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(
      value = ElementType.class,
      names = {"FLOAT32", "FLOAT64", "FLOAT16", "INT8", "UINT8", "INT32", "INT64"})
  void tensors_of_each_type_go_in_and_come_out(ElementType type) throws IOException {
    try (OnnxRuntimeSession session = identity(type)) {
      assertThat(session.inputs()).containsExactly(Map.entry("x", type));
      assertThat(session.outputShapes()).containsExactly(Map.entry("y", List.of(1, 3)));
      assertThat(session.run(Map.of("x", tensor(type))))
          .containsExactly(Map.entry("y", tensor(type)));
    }
  }

  @Test
  void what_cannot_be_given_or_does_not_fit_is_refused() throws IOException {
    try (OnnxRuntimeSession session = identity(ElementType.FLOAT32)) {
      StoredTensor narrow = StoredTensor.of(List.of(1), ElementType.BFLOAT16, new float[] {1});
      assertThatThrownBy(() -> session.run(Map.of("x", narrow)))
          .isInstanceOf(NoSubjectException.class)
          .hasMessage(ElementType.BFLOAT16 + " cannot be given to ONNX Runtime here");
      assertThatThrownBy(() -> session.run(Map.of("x", tensor(ElementType.INT32))))
          .isInstanceOf(NoSubjectException.class)
          .hasMessageStartingWith("ONNX Runtime fails: ");
    }
    assertThatThrownBy(() -> OnnxRuntimeSession.of(new byte[] {1, 2, 3}, Optional.empty()))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageMatching("ONNX Runtime refuses it: .+")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_profile_is_written_where_it_is_asked_for() throws IOException {
    byte[] model = OnnxWriter.convolution(Geometry.UNIT, false);
    try (OnnxRuntimeSession session =
        OnnxRuntimeSession.of(model, Optional.of(folder), Optional.of(folder.resolve("profile")))) {
      assertThat(session.endProfile().getFileName().toString()).startsWith("profile");
      assertThat(session.endProfile()).isNotNull();
    }
  }

  @Test
  void a_convolution_is_that_of_its_geometry_and_bias() {
    OnnxRuntimeConvolution runtime = new OnnxRuntimeConvolution();
    Geometry g = Notation.parse("n2ci2h4w5co3kh2kw3pt1sw2");
    float[] x = counting(g.inputSize());
    float[] k = counting(g.weightSize());
    float[] b = counting(3);
    for (int time = 0; time < 2; time++) {
      for (Optional<float[]> bias : List.of(Optional.of(b), Optional.<float[]>empty())) {
        float[] right =
            Strategies.DEFINITION.convolve(Arithmetic.FLOAT32, Problem.of(g, x, k, bias)).data();
        assertThat(runtime.apply(g, x, k, bias)).containsExactly(right);
      }
    }
    assertThat(new OnnxRuntimeConvolution().name().orElseThrow())
        .matches("ONNX Runtime [0-9.]+, Conv");
    try (OnnxRuntimeSession.Loaded loaded = OnnxRuntimeConvolution.loaded(g, x, k)) {
      loaded.run();
    }
  }

  /** More than are kept, so that the first is loaded again. */
  @Test
  void many_shapes_are_served() {
    OnnxRuntimeConvolution runtime = new OnnxRuntimeConvolution();
    for (int width = 1; width <= 66; width++) {
      Geometry g = Notation.parse("w" + width);
      float[] x = counting(width);
      assertThat(runtime.apply(g, x, new float[] {1}, Optional.empty())).containsExactly(x);
    }
    assertThat(runtime.apply(Geometry.UNIT, new float[] {4}, new float[] {2}, Optional.empty()))
        .containsExactly(8);
  }

  private static float[] counting(int length) {
    float[] values = new float[length];
    for (int at = 0; at < length; at++) {
      values[at] = at - 3;
    }
    return values;
  }

  /** As in Maven's JVM, where the evidence asks for the version. */
  @Test
  void a_host_names_itself_where_the_class_path_lacks_its_jar() {
    String here = System.getProperty("java.class.path");
    System.setProperty("java.class.path", JavaHost.own());
    try (PipeSubject host =
        PipeSubject.start(
            new PipeSubject.Launch(
                "it",
                JavaHost.command(
                    OnnxRuntimeConvolution.class.getName(),
                    OnnxRuntimeConvolution.classPath(),
                    256),
                Optional.empty()))) {
      assertThat(host.name()).isEqualTo("ONNX Runtime " + OnnxRuntimeSession.version() + ", Conv");
    } finally {
      System.setProperty("java.class.path", here);
    }
  }
}
