package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of a header that is understood, and every refusal. */
class NpyHeaderTest {

  private static final String TYPES =
      "; float16, float32, float64, int8 to int64 or uint8 to uint64 would be right";
  private static final String EXAMPLE =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} would be right";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }          \n",
        "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (2, 3)}",
        "{'shape':(2,3,),'fortran_order':False,'descr':'<f4'}",
        "\t{ 'descr' :\n'<f4' , 'fortran_order' : False , 'shape' : ( 2 , 3 ) , } ",
        "{u'descr': u'<f4', u'fortran_order': False, u'shape': (2L, 3L)}",
        "{'descr': ('<f4'), 'fortran_order': (False), 'shape': ((2), 3)}",
        "{'de\\scr': '<f4', 'fortran_order': False, 'shape': (2, 3)}"
      })
  void the_same_header_in_many_spellings(String text) throws Malformed {
    assertThat(NpyHeader.parse(text, false))
        .isEqualTo(
            new Elements(ElementType.FLOAT32, ByteOrder.LITTLE_ENDIAN, List.of(2, 3), false));
  }

  @Test
  void fortran_order() throws Malformed {
    assertThat(NpyHeader.parse(header("'<f4'", "True", "(2, 3)"), false).columnMajor()).isTrue();
    assertMalformed(
        header("'<f4'", "None", "(2, 3)"), "fortran_order is None; False or True would be right");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "(2, -3) # shape (2, -3) has the size -3; a whole number from 0 to 2147483647",
        "(2147483648,) # shape (2147483648,) has the size 2147483648; a whole number from 0 to 2147483647",
        "(2, '3') # shape (2, '3') has the size '3'; a whole number from 0 to 2147483647",
        "(1.5,) # shape (1.5,) has the size 1.5; a whole number from 0 to 2147483647",
        "(1 2,) # shape (1 2,) has the size 1 2; a whole number from 0 to 2147483647",
        "(-,) # shape (-,) has the size -; a whole number from 0 to 2147483647",
        "(True,) # shape (True,) has the size True; a whole number from 0 to 2147483647",
        "(65536, 32768) # shape (65536, 32768) holds 2147483648 elements; at most 2147483647",
        "[2, 3] # shape is [2, 3]; a tuple of sizes such as (2, 3)",
        "(3) # shape is 3; a tuple of sizes such as (2, 3)",
        "None # shape is None; a tuple of sizes such as (2, 3)"
      })
  void shapes_that_are_none(String shape, String fault) {
    assertMalformed(header("'<f4'", "False", shape), fault + " would be right");
  }

  @Test
  void a_shape_whose_product_overflows_a_long() {
    assertMalformed(
        header("'<f4'", "False", "(2147483647, 2147483647, 2147483647)"),
        "shape (2147483647, 2147483647, 2147483647) holds 9903520300447984150353281023 elements;"
            + " at most 2147483647 would be right");
  }

  @Test
  void a_shape_of_65_dimensions() {
    assertMalformed(
        header("'<f4'", "False", "(" + "1,".repeat(65) + ")"),
        "shape has 65 dimensions; at most 64 would be right");
  }

  @Test
  void large_sizes_beside_a_size_of_0_hold_nothing() throws Malformed {
    assertThat(
            NpyHeader.parse(header("'<f4'", "False", "(2147483647, 2147483647, 0)"), false).count())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{\"fortran_order\": False, \"shape\": ()}#descr",
        "{\"descr\": \"<f4\", \"shape\": ()}#fortran_order",
        "{\"descr\": \"<f4\", \"fortran_order\": False}#shape",
        "{}#descr"
      })
  void a_missing_key(String text, String key) {
    assertMalformed(
        text,
        "the header lacks '%s'; 'descr', 'fortran_order' and 'shape' would be right"
            .formatted(key));
  }

  @Test
  void an_unknown_key_and_a_key_given_twice() {
    assertMalformed(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'order': None}",
        "the header has an unknown key 'order';"
            + " only 'descr', 'fortran_order' and 'shape' would be right");
    assertMalformed(
        "{'descr': '<f4', 'descr': '<f8'}", "the header gives 'descr' twice; once would be right");
  }

  @ParameterizedTest
  @CsvSource({
    "<f2, FLOAT16",
    "<f4, FLOAT32",
    "<f8, FLOAT64",
    "|i1, INT8",
    "<i1, INT8",
    "i1, INT8",
    "<i2, INT16",
    "<i4, INT32",
    "<i8, INT64",
    "|u1, UINT8",
    "<u2, UINT16",
    "<u4, UINT32",
    "<u8, UINT64"
  })
  void every_little_endian_type(String descr, ElementType type) throws Malformed {
    assertThat(NpyHeader.parse(header("'" + descr + "'", "False", "(2, 3)"), false))
        .isEqualTo(new Elements(type, ByteOrder.LITTLE_ENDIAN, List.of(2, 3), false));
  }

  @ParameterizedTest
  @CsvSource({">f4, FLOAT32", ">f8, FLOAT64", ">i2, INT16", ">u4, UINT32", ">u8, UINT64"})
  void big_endian_types(String descr, ElementType type) throws Malformed {
    assertThat(NpyHeader.parse(header("'" + descr + "'", "False", "(2, 3)"), false))
        .isEqualTo(new Elements(type, ByteOrder.BIG_ENDIAN, List.of(2, 3), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "'|b1'  # descr '|b1' is bool",
        "'?'    # descr '?' is bool",
        "'<c16' # descr '<c16' is complex",
        "'<f3'  # descr '<f3' is a floating type of another size",
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
        "nan    # descr nan is not a type",
        "{}     # descr {} is not a type",
        "('<f4', (2,)) # descr ('<f4', (2,)) is not a type",
        "[('a', '<f4')] # descr [('a', '<f4')] is a structured type"
      })
  void types_that_are_not_readable(String descr, String fault) {
    assertMalformed(header(descr, "False", "(2, 3)"), fault + TYPES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'=f8'", "'|f8'", "'f8'"})
  void types_without_a_byte_order(String descr) {
    assertMalformed(
        header(descr, "False", "(2, 3)"),
        "descr " + descr + " does not tell the order of bytes; '<f8' or '>f8' would be right");
  }

  @Test
  void long_nonsense_is_cut_to_fit_a_line() {
    assertMalformed(
        header("'" + "x".repeat(1000) + "'", "False", "(2, 3)"),
        "descr '" + "x".repeat(59) + "… is not a type" + TYPES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "``                     # an empty text is not between { and }",
        "['descr']              # ['descr'] is not between { and }",
        "{'descr'               # {'descr' is not between { and }",
        "{} x                   # {} x is not between { and }",
        "{'descr: 1}            # 'descr: 1 does not close each bracket and quote that it opens",
        "{'shape': [1}          # 'shape': [1 does not close each bracket and quote that it opens",
        "{'shape': (1,}         # 'shape': (1, does not close each bracket and quote that it opens",
        "{'descr': ]}           # 'descr': ] does not close each bracket and quote that it opens"
      })
  void text_that_is_no_dictionary(String text, String fault) {
    assertMalformed(text, "the header is not a Python dictionary: " + fault + "; " + EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1: 2", "descr: '<f4'", "'descr' '<f4'", "'descr'", "'a': 'b': 'c'", "'': 1"})
  void entries_that_are_none(String entry) {
    assertMalformed(
        "{" + entry + "}",
        "the header's entry "
            + entry
            + " is not a quoted key, ':' and a value; 'shape': (2, 3) would be right");
  }

  @Test
  void nesting_without_end_does_not_overflow_the_stack() {
    assertMalformed(
        "{'shape': " + "(".repeat(60_000) + "}",
        "the header is not a Python dictionary: 'shape': "
            + "(".repeat(51)
            + "… does not close each bracket and quote that it opens; "
            + EXAMPLE);
    assertMalformed(
        header("'<f4'", "False", "(".repeat(30_000) + ")".repeat(30_000)),
        "shape "
            + "(".repeat(60)
            + "… has the size "
            + "(".repeat(60)
            + "…; a whole number from 0 to 2147483647 would be right");
  }

  private static String header(String descr, String fortran, String shape) {
    return "{'descr': %s, 'fortran_order': %s, 'shape': %s, }".formatted(descr, fortran, shape);
  }

  private static void assertMalformed(String header, String fault) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> NpyHeader.parse(header, false))
        .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo(fault));
  }
}
