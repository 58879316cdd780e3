package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Two calls agree, the problem is left as it was, and results are not shared. */
class PurityProperties extends LawSuite {
  PurityProperties() {
    super(Laws.PURITY);
  }
}
