package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Groups are block-diagonal weights. */
class GroupProperties extends LawSuite {
  GroupProperties() {
    super(Laws.GROUPS);
  }
}
