package dev.convproof.formula;

/** How tightly the outermost operation of a printed formula binds, from the loosest on. */
enum Level {
  SUM,
  PRODUCT,
  POWER,
  ATOM;

  /** What the right operand of an operation at this level must have, if it has no parentheses. */
  Level tighter() {
    return this == SUM ? PRODUCT : this == PRODUCT ? POWER : ATOM;
  }
}
