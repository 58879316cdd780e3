package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Channels have no order. */
class ChannelPermutationProperties extends LawSuite {
  ChannelPermutationProperties() {
    super(Laws.CHANNEL_PERMUTATION);
  }
}
