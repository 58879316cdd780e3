package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.tensor.CaseLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One product that is not zero is found wherever it is, and none where there is none. */
class NonzeroProductTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "n1; 1,1; true",
        "n1; 1,0; false",
        "n1; 0,1; false",
        "n2; 0,1,1; true", // the second image
        "ci2; 0,1,1,0; false",
        "ci2; 0,1,0,1; true", // the second channel
        "g2ci2co2; 0,1,1,0; false", // a group does not read the other's channel
        "g2ci2co2; 0,1,0,1; true",
        "w3kw2; 0,0,1,1,0; false", // the first tap ends before the last column
        "w3kw2; 0,0,1,0,1; true",
        "w3kw2; 1,0,0,0,1; false",
        "w3kw2; 1,0,0,1,0; true",
        "h3kh2; 0,0,1,1,0; false",
        "h3kh2; 0,0,1,0,1; true",
        "h3kh2; 1,0,0,0,1; false",
        "w3sw2; 0,1,0,1; false", // no window reads it
        "w3sw2; 0,0,1,1; true",
        "w1pl1sw2; 1,1; false", // the one window lies in the padding
        "w1pl2sw2; 1,1; true",
        "w4kw2dw2; 0,1,0,0,1,0; true",
        "w4kw2dw2; 0,1,0,0,0,1; false",
        "h2w2; 0,0,0,1,1; true",
        "h2w2kh2; 1,0,0,0,0,1; false",
        "h2w2kh2; 0,0,0,1,0,1; true"
      })
  void a_product_counts_where_a_window_reads_both(String line, String values, boolean there) {
    assertThat(NonzeroProduct.isIn(CaseLine.parse(line, values, ""))).isEqualTo(there);
  }
}
