package dev.convproof.formula;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The variables of the section's quantities, as one vocabulary, and how a text is read with one.
 */
final class SectionVocabulary {
  static final Vocabulary SECTION =
      Vocabulary.of(
          "n", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "g", "ho",
          "wo", "k1", "k2", "s1", "s2", "d1", "d2", "p1", "p2", "M", "k", "s", "c", "b");

  private SectionVocabulary() {}

  static Formula parse(String text) {
    return FormulaParser.parse(text, SECTION);
  }

  /** The exception that a text is refused with. */
  static FormulaException rejection(String text, Vocabulary known) {
    return catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text, known));
  }
}
