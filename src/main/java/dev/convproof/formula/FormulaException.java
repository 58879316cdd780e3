package dev.convproof.formula;

/**
 * A text that is no formula. The message is one line that says what is wrong, at which column, and
 * what would be right: {@code unknown variable "c0" at column 3: did you mean co?}
 */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final String caret;

  FormulaException(int column, String problem, String remedy, String caret) {
    super(problem + " at column " + column + ": " + remedy);
    this.column = column;
    this.caret = caret;
  }

  /** Where it is wrong: the code point of the text as it was typed, counted from 1. */
  public int column() {
    return column;
  }

  /** Two lines: the text, shortened around the place if it is long, and a caret under the place. */
  public String caret() {
    return caret;
  }
}
