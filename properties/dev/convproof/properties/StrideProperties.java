package dev.convproof.properties;

import dev.convproof.law.Laws;

/** A stride subsamples. */
class StrideProperties extends LawSuite {
  StrideProperties() {
    super(Laws.STRIDE);
  }
}
