package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of each type as the onnx package, safetensors and PyTorch write them; {@code make.py}
 * beside them says which versions. NumPy's are read in NpyReaderTest.
 */
class WrittenByOthersTest {
  private static final Path FILES = Path.of("src/test/resources/written");

  /** The types that PyTorch 1.13 has, too: first those that it adds in ONNX. */
  private static final List<String> TORCH =
      List.of(
          "float64", "float32", "float16", "bfloat16", "int32", "int64", "int8", "int16", "uint8");

  private static final int EXPORTED = 6;

  private static Stream<String> every() {
    return Stream.of(ElementType.values()).map(WrittenByOthersTest::name);
  }

  private static Stream<String> torchs() {
    return TORCH.stream();
  }

  private static Stream<String> exported() {
    return torchs().limit(EXPORTED);
  }

  private static String name(ElementType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** Two rows of three, as make.py has them. */
  private static void assertRead(String type, StoredTensor tensor) {
    assertThat(name(tensor.type())).isEqualTo(type);
    assertThat(tensor.shape()).containsExactly(2, 3);
    double least = type.startsWith("u") ? 0 : -3;
    double[] expected = {least, 1, 2, 96, 4, 5};
    double[] read = new double[6];
    for (int at = 0; at < read.length; at++) {
      read[at] =
          tensor.type().isInteger()
              ? tensor.integers()[at]
              : tensor.type() == ElementType.FLOAT64 ? tensor.doubles()[at] : tensor.floats()[at];
    }
    assertThat(read).containsExactly(expected);
  }

  private static StoredTensor in(String file, String tensor) throws TensorFileException {
    return TensorFiles.read(Path.of(FILES.resolve(file) + ":" + tensor));
  }

  @ParameterizedTest
  @MethodSource("every")
  void tensors_of_the_onnx_package_in_raw_data_in_fields_and_in_a_file_beside(String type)
      throws TensorFileException {
    assertRead(type, TensorFiles.read(FILES.resolve("onnx-raw-" + type + ".pb")));
    assertRead(type, TensorFiles.read(FILES.resolve("onnx-fields-" + type + ".pb")));
    assertRead(type, OnnxModel.read(FILES.resolve("onnx-external.onnx")).constant(type));
  }

  @ParameterizedTest
  @MethodSource("every")
  void safetensors_of_numpys_arrays(String type) throws TensorFileException {
    assertRead(type, in("numpy.safetensors", type));
  }

  @ParameterizedTest
  @MethodSource("torchs")
  void safetensors_of_pytorchs_tensors(String type) throws TensorFileException {
    assertRead(type, in("torch.safetensors", type));
  }

  @ParameterizedTest
  @MethodSource("exported")
  void constants_of_models_that_pytorch_exports(String type) throws TensorFileException {
    assertRead(type, OnnxModel.read(FILES.resolve("torch-" + type + ".onnx")).constant("held"));
  }

  @Test
  void the_layers_of_an_exported_model() throws TensorFileException {
    OnnxModel model = OnnxModel.read(FILES.resolve("torch-layers.onnx"));
    assertThat(model.layers())
        .extracting(OnnxLayer::operation)
        .containsExactly("Conv", "Conv", "ConvTranspose");
    OnnxLayer second = model.layers().get(1);
    Geometry g = second.geometry(List.of(1, 4, 8, 8), model.constant(second.weights()).shape());
    assertThat(g).hasToString("g2ci4h8w8co6kw3dw2");
    assertThat(model.constant(model.layers().get(0).bias()).shape()).containsExactly(4);
  }
}
