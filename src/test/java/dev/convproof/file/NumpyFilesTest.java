package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.StoredTensor.ElementType;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy 1.24 wrote; {@code make.py} beside them says what they hold. */
class NumpyFilesTest {

  private static final double[] EXTREMES = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.1, Double.MIN_VALUE
  };
  private static final float[] ZERO_TO_FIVE = {0, 1, 2, 3, 4, 5};

  @TempDir private Path directory;

  @Test
  void floats_with_their_extremes() throws Exception {
    assertThat(TensorFiles.read(numpy("float64")))
        .isEqualTo(StoredTensor.of(List.of(1, 2, 3), EXTREMES));
    float[] narrowed = new float[EXTREMES.length];
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = (float) EXTREMES[i];
    }
    assertThat(TensorFiles.read(numpy("float32")))
        .isEqualTo(StoredTensor.of(List.of(1, 2, 3), narrowed));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "U?INT\\d+")
  void integers_with_their_extremes(ElementType type) throws Exception {
    long[] values = {type.smallest(), 1, 2, type.largest()};
    assertThat(TensorFiles.read(numpy(type.toString())))
        .isEqualTo(StoredTensor.of(List.of(2, 2), type, values));
  }

  @Test
  void a_single_number_has_the_shape_of_nothing() throws Exception {
    assertThat(TensorFiles.read(numpy("scalar")))
        .isEqualTo(StoredTensor.of(List.of(), new double[] {2.5}));
  }

  @Test
  void an_array_may_be_empty() throws Exception {
    assertThat(TensorFiles.read(numpy("empty")))
        .isEqualTo(StoredTensor.of(List.of(2, 0, 3), new float[0]));
    List<Integer> shape = new ArrayList<>(Collections.nCopies(14, 1));
    shape.set(0, 0);
    shape.set(13, 100);
    assertThat(TensorFiles.read(numpy("padded_by_64")).shape()).isEqualTo(shape);
  }

  @Test
  void big_endian() throws Exception {
    assertThat(TensorFiles.read(numpy("big_endian")))
        .isEqualTo(StoredTensor.of(List.of(1, 2), new double[] {1.5, -2.0}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version2", "version3"})
  void later_versions_of_the_format(String name) throws Exception {
    assertThat(TensorFiles.read(numpy(name)))
        .isEqualTo(StoredTensor.of(List.of(2, 3), ZERO_TO_FIVE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32",
        "float64",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "scalar",
        "empty",
        "many_dimensions",
        "padded_by_64"
      })
  void what_is_written_is_byte_for_byte_what_numpy_writes(String name) throws Exception {
    Path written = directory.resolve("written.npy");
    NpyWriter.write(written, TensorFiles.read(numpy(name)));
    assertThat(written).hasSameBinaryContentAs(numpy(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "bool # descr '|b1' is bool",
        "complex128 # descr '<c16' is complex",
        "datetime64 # descr '<M8[D]' is dates",
        "strings # descr '<U1' is strings",
        "objects # descr '|O' is Python objects",
        "structured # descr [('å', '<f4')] is a structured type",
        "structured_version3 # descr [('✓', '<f4')] is a structured type"
      })
  void types_that_are_refused(String name, String fault) throws Exception {
    assertRefused(
        name,
        fault + "; float16, float32, float64, int8 to int64 or uint8 to uint64 would be right");
  }

  @Test
  void fortran_order_is_turned() throws Exception {
    assertThat(TensorFiles.read(numpy("fortran_order")))
        .isEqualTo(StoredTensor.of(List.of(2, 3), ZERO_TO_FIVE));
  }

  @Test
  void half_precision_is_widened() throws Exception {
    assertThat(TensorFiles.read(numpy("float16")))
        .isEqualTo(StoredTensor.of(List.of(1), ElementType.FLOAT16, new float[] {1}));
  }

  @Test
  void a_uint64_that_does_not_fit_is_refused() throws Exception {
    assertRefused(
        "uint64_too_large",
        "the uint64 at index [1, 1] is 18446744073709551615; at most 9223372036854775807, the"
            + " largest int64, would be right");
  }

  private static void assertRefused(String name, String fault) throws URISyntaxException {
    NpyReaderTest.assertUnreadable(numpy(name), fault);
  }

  private static Path numpy(String name) throws URISyntaxException {
    URL resource = NumpyFilesTest.class.getResource("/npy/" + name + ".npy");
    assertThat(resource).as("%s.npy", name).isNotNull();
    return Path.of(resource.toURI());
  }
}
