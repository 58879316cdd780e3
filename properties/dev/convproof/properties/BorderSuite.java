package dev.convproof.properties;

import dev.convproof.law.Law;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The border law, with more cases: one lie about its condition shows on one in some thousands. */
abstract class BorderSuite extends LawSuite {
  BorderSuite(Law law) {
    super(law);
  }

  @Override
  @Property(tries = 6_000, seed = "11")
  void every_strategy_obeys_it_over_doubles(@ForAll("doubles") Case c) {
    super.every_strategy_obeys_it_over_doubles(c);
  }
}
