package dev.convproof.formula;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The exception that a text is refused with. */
final class Rejection {
  private Rejection() {}

  static FormulaException rejection(String text, Vocabulary known) {
    return catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text, known));
  }
}
