package dev.convproof.file;

import static dev.convproof.file.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type that is understood, and every refusal of another. */
class DescrTest {

  private static final String TYPES =
      "; float32, float64, int8 to int64 or uint8 to uint64 would be right";

  @ParameterizedTest
  @CsvSource({
    "<f4, FLOAT32", "<f8, FLOAT64", "|i1, INT8", "<i1, INT8", "i1, INT8", "<i2, INT16",
    "<i4, INT32", "<i8, INT64", "|u1, UINT8", "<u2, UINT16", "<u4, UINT32", "<u8, UINT64"
  })
  void every_little_endian_type(String descr, ElementType type) throws MalformedNpy {
    assertThat(Descr.of(new Literal.Text(descr)))
        .isEqualTo(new Descr(type, ByteOrder.LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @CsvSource({">f4, FLOAT32", ">f8, FLOAT64", ">i2, INT16", ">u4, UINT32", ">u8, UINT64"})
  void big_endian_types(String descr, ElementType type) throws MalformedNpy {
    assertThat(Descr.of(new Literal.Text(descr))).isEqualTo(new Descr(type, ByteOrder.BIG_ENDIAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "'|b1'  # descr '|b1' is bool",
        "'?'    # descr '?' is bool",
        "'<c16' # descr '<c16' is complex",
        "'<f2'  # descr '<f2' is a floating type of another size",
        "'<f16' # descr '<f16' is a floating type of another size",
        "'|O'   # descr '|O' is Python objects",
        "'|S3'  # descr '|S3' is byte strings",
        "'<U3'  # descr '<U3' is strings",
        "'<M8[ns]' # descr '<M8[ns]' is dates",
        "'<m8'  # descr '<m8' is time spans",
        "'|V4'  # descr '|V4' is raw bytes",
        "'<i3'  # descr '<i3' is not a type",
        "'<f4[ns]' # descr '<f4[ns]' is a floating type of another size",
        "'<f4x' # descr '<f4x' is not a type",
        "'float64' # descr 'float64' is not a type",
        "''     # descr '' is not a type",
        "4      # descr 4 is not a type",
        "('<f4', (2,)) # descr ('<f4', (2,)) is not a type",
        "[('a', '<f4')] # descr [('a', '<f4')] is a structured type"
      })
  void types_that_are_not_readable(String descr, String fault) {
    assertMalformed(header(descr), fault + TYPES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'=f8'", "'|f8'", "'f8'"})
  void types_without_a_byte_order(String descr) {
    assertMalformed(
        header(descr),
        "descr " + descr + " does not tell the order of bytes; '<f8' or '>f8' would be right");
  }

  @Test
  void long_nonsense_is_cut_to_fit_a_line() {
    assertMalformed(
        header("'" + "x".repeat(1000) + "'"),
        "descr '" + "x".repeat(59) + "… is not a type" + TYPES);
  }

  private static String header(String descr) {
    return "{'descr': %s, 'fortran_order': False, 'shape': (2, 3), }".formatted(descr);
  }
}
