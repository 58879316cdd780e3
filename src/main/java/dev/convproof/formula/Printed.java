package dev.convproof.formula;

/** A printed formula, and how tightly its outermost operation binds. */
record Printed(Level level, String text) {
  boolean needsParenthesesAt(Level needed) {
    return level.compareTo(needed) < 0;
  }
}
