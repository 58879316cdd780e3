package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Images of a batch do not mix. */
class BatchProperties extends LawSuite {
  BatchProperties() {
    super(Laws.BATCH);
  }
}
