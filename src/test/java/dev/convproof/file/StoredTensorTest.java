package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.file.StoredTensor.ElementType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTensorTest {

  private static final double[] SIX = new double[6];
  private static final List<Integer> ONE = List.of(1);

  @Test
  void a_shape_must_hold_exactly_the_elements() {
    assertThat(StoredTensor.of(List.of(2, 3), SIX).type()).isEqualTo(ElementType.FLOAT64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(List.of(2, 4), SIX))
        .withMessage("shape (2, 4) holds 8 elements, but there are 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(List.of(), SIX))
        .withMessage("shape () holds 1 elements, but there are 6");
  }

  @Test
  void a_shape_has_no_negative_size_and_at_most_64_dimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(List.of(-2, -3), SIX))
        .withMessage("shape (-2, -3): no size is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(Collections.nCopies(65, 1), SIX))
        .withMessage("65 dimensions: at most 64 are possible");
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, -128, 127",
    "INT16, -32768, 32767",
    "INT32, -2147483648, 2147483647",
    "INT64, -9223372036854775808, 9223372036854775807",
    "UINT8, 0, 255",
    "UINT16, 0, 65535",
    "UINT32, 0, 4294967295",
    "UINT64, 0, 9223372036854775807"
  })
  void the_range_of_every_integer_type(ElementType type, long smallest, long largest) {
    assertThat(type.smallest()).isEqualTo(smallest);
    assertThat(type.largest()).isEqualTo(largest);
  }

  @Test
  void integers_must_fit_their_type() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(ONE, ElementType.UINT8, new long[] {0, 256}))
        .withMessage("256 at position 1 is outside uint8, which goes from 0 to 255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTensor.of(ONE, ElementType.FLOAT32, new long[0]))
        .withMessage("float32 is not an integer type");
  }

  @Test
  void equality_compares_elements_and_types() {
    StoredTensor zero = StoredTensor.of(ONE, new double[] {0.0});
    assertThat(zero).isEqualTo(StoredTensor.of(ONE, new double[] {0.0}));
    assertThat(zero).hasSameHashCodeAs(StoredTensor.of(ONE, new double[] {0.0}));
    assertThat(zero).isNotEqualTo(StoredTensor.of(ONE, new double[] {-0.0}));
    assertThat(zero).isNotEqualTo(StoredTensor.of(ONE, new float[] {0}));
    assertThat(StoredTensor.of(ONE, ElementType.INT8, new long[] {1}))
        .isNotEqualTo(StoredTensor.of(List.of(1, 1), ElementType.INT8, new long[] {1}))
        .isNotEqualTo(StoredTensor.of(ONE, ElementType.INT16, new long[] {1}))
        .hasToString("int8 (1,) [1]");
  }
}
