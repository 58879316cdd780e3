package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Padding of the second convolution breaks composition exactly where the condition says. */
class BorderProperties extends BorderSuite {
  BorderProperties() {
    super(Laws.BORDER);
  }
}
