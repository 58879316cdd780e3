package dev.convproof.formula;

/**
 * A text that is no formula. The message is one line that says what is wrong, at which column, and
 * what would be right: {@code unknown variable "c0" at column 3: did you mean co?}
 */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final transient Said problem;
  private final transient Said remedy;
  private final String caret;

  FormulaException(int column, Said problem, Said remedy, String caret) {
    this("en", column, problem, remedy, caret);
  }

  private FormulaException(String language, int column, Said problem, Said remedy, String caret) {
    super(Said.of("at-column", problem, column, remedy).in(language));
    this.column = column;
    this.problem = problem;
    this.remedy = remedy;
    this.caret = caret;
  }

  /** The same in a language: {@code en} or {@code zh}. */
  public FormulaException in(String language) {
    return new FormulaException(language, column, problem, remedy, caret);
  }

  /** Returns where it is wrong: the code point of the text as it was typed, counted from 1. */
  public int column() {
    return column;
  }

  /** Two lines: the text, shortened around the place if it is long, and a caret under the place. */
  public String caret() {
    return caret;
  }
}
