package dev.convproof.file;

import static dev.convproof.file.Refusals.assertMalformed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is no dictionary of Python. */
class LiteralParserTest {

  private static final String EXAMPLE =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} would be right";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "``                     # '{' belongs at character 1, where it ends",
        "['descr']              # '{' belongs at character 1, where '[' stands",
        "{'descr'               # ':' belongs at character 9, where it ends",
        "{'descr: 1}            # a closing ' belongs at character 12, where it ends",
        "{1: 2}                 # a quoted key belongs at character 2, where '1' stands",
        "{'descr' '<f4'}        # ':' belongs at character 10, where ''' stands",
        "{'descr': }            # a value belongs at character 11, where '}' stands",
        "{'descr': nan}         # a value belongs at character 11, where 'n' stands",
        "{'descr': {}}          # a value belongs at character 11, where '{' stands",
        "{'descr': -}           # a digit belongs at character 12, where '}' stands",
        "{'shape': (1.5,)}      # ',' or ')' belongs at character 13, where '.' stands",
        "{'shape': (1 2)}       # ',' or ')' belongs at character 14, where '2' stands",
        "{'shape': [1}          # ',' or ']' belongs at character 13, where '}' stands",
        "{'shape': (1,}         # a value belongs at character 14, where '}' stands",
        "{'shape': (1,) 'x': 2} # ',' or '}' belongs at character 16, where ''' stands",
        "{'shape': (1,)         # ',' or '}' belongs at character 15, where it ends",
        "{} x                   # nothing more belongs at character 4, where 'x' stands"
      })
  void text_that_is_no_dictionary(String text, String fault) {
    assertMalformed(text, "the header is not a Python dictionary: " + fault + "; " + EXAMPLE);
  }

  @Test
  void nesting_without_end_does_not_overflow_the_stack() {
    assertMalformed(
        "{'shape': " + "(".repeat(60_000),
        "the header is not a Python dictionary: less nesting belongs at character 28,"
            + " where '(' stands; "
            + EXAMPLE);
  }
}
