package dev.convproof.proof.kernel;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/** One entry of a nested list: a number, or a list that is not empty. */
sealed interface Entry {

  /** Where it starts in the text, from 1. */
  int position();

  /** How deep the first number in it lies: 0 for a number itself. */
  int depth();

  record Leaf(int position, BigFraction value) implements Entry {
    @Override
    public int depth() {
      return 0;
    }
  }

  record Nested(int position, List<Entry> entries) implements Entry {
    @Override
    public int depth() {
      return 1 + entries.get(0).depth();
    }
  }
}
