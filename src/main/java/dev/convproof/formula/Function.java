package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxParser;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions that are called by name; upper case is read too. */
enum Function {
  FLOOR(FormulaSyntaxParser.FLOOR),
  CEIL(FormulaSyntaxParser.CEIL),
  MAX(FormulaSyntaxParser.MAX),
  MIN(FormulaSyntaxParser.MIN);

  static final int LONGEST = 5;

  private final int token;

  Function(int token) {
    this.token = token;
  }

  /** The type of its token. */
  int token() {
    return token;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Function> named(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }
}
