package dev.convproof.file;

import static dev.convproof.file.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of a header that is understood, and the refusals of keys and shapes. */
class NpyHeaderTest {

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
  void the_same_header_in_many_spellings(String text) throws MalformedNpy {
    assertThat(NpyHeader.parse(text))
        .isEqualTo(new NpyHeader(ElementType.FLOAT32, ByteOrder.LITTLE_ENDIAN, List.of(2, 3)));
  }

  @Test
  void fortran_order() {
    assertMalformed(
        header("'<f4'", "True", "(2, 3)"),
        "the array is in Fortran order; save it in C order, with numpy.ascontiguousarray");
    assertMalformed(
        header("'<f4'", "None", "(2, 3)"), "fortran_order is None; False would be right");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "(2, -3) # shape (2, -3) has the size -3; a whole number from 0 to 2147483647",
        "(2147483648,) # shape (2147483648,) has the size 2147483648; a whole number from 0 to 2147483647",
        "(2, '3') # shape (2, '3') has the size '3'; a whole number from 0 to 2147483647",
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
  void large_sizes_beside_a_size_of_0_hold_nothing() throws MalformedNpy {
    assertThat(NpyHeader.parse(header("'<f4'", "False", "(2147483647, 2147483647, 0)")).elements())
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

  private static String header(String descr, String fortran, String shape) {
    return "{'descr': %s, 'fortran_order': %s, 'shape': %s, }".formatted(descr, fortran, shape);
  }
}
