package dev.convproof.properties;

import dev.convproof.law.Laws;

/** A dilated kernel is a zero-stuffed kernel. */
class DilationProperties extends LawSuite {
  DilationProperties() {
    super(Laws.DILATION);
  }
}
