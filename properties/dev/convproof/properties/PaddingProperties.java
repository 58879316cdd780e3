package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Padding is an input with explicit zeros. */
class PaddingProperties extends LawSuite {
  PaddingProperties() {
    super(Laws.PADDING);
  }
}
