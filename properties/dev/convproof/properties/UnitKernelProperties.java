package dev.convproof.properties;

import dev.convproof.law.Laws;

/** The unit kernel changes nothing. */
class UnitKernelProperties extends LawSuite {
  UnitKernelProperties() {
    super(Laws.UNIT_KERNEL);
  }
}
