package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Names.formula;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables n g ci co. Batch and groups are 1 unless named; a channel count that is not named
 * does not matter unless the groups do, which divide both.
 *
 * @param named the variables that the statement names
 */
record ChannelBlock(Set<String> named) {

  private int most(String name, int excess) {
    boolean matters = named.contains(name) || (named.contains("g") && name.startsWith("c"));
    return matters ? excess + 1 : 1;
  }

  /** Geometries of one pixel with every batch, groups and channels of an excess. */
  List<Geometry> ofSize(int excess) {
    List<Geometry> found = new ArrayList<>();
    for (int n = 1; n <= most("n", excess); n++) {
      for (int g = 1; g <= most("g", excess - n + 1); g++) {
        for (int ci = g; ci <= most("ci", excess - n - g + 2); ci += g) {
          int co = excess + 4 - n - g - ci;
          if (co % g == 0 && co >= 1 && co <= most("co", co)) {
            found.add(Geometry.UNIT.withBatch(n).withChannels(g, ci, co));
          }
        }
      }
    }
    return found;
  }

  /** Notes the values of the variables. */
  static void note(Geometry geometry, Map<String, BigInteger> values) {
    values.put("n", BigInteger.valueOf(geometry.batch()));
    values.put("g", BigInteger.valueOf(geometry.groups()));
    values.put("ci", BigInteger.valueOf(geometry.inputChannels()));
    values.put("co", BigInteger.valueOf(geometry.outputChannels()));
  }

  /** Adds what is given. */
  Proposition addTo(Proposition theorem) {
    List<Unknown> unknowns = new ArrayList<>();
    for (String name : List.of("n", "ci", "co", "g")) {
      if (most(name, 1) > 1) {
        unknowns.add(new Unknown(name, 1));
      }
    }
    if (!named.contains("g")) {
      return theorem.and(unknowns);
    }
    unknowns.add(new Unknown("cig", 1)); // channels of one group
    unknowns.add(new Unknown("cog", 1));
    return theorem
        .and(unknowns)
        .assuming(
            List.of(
                Relation.equal(formula("ci"), formula("g*cig")),
                Relation.equal(formula("co"), formula("g*cog"))));
  }

  /** How far the channels exceed the default. */
  Formula size() {
    Formula excess = Expressions.ZERO;
    for (String name : List.of("n", "ci", "co", "g")) {
      if (most(name, 1) > 1) {
        excess = Expressions.sum(excess, formula(name + "-1"));
      }
    }
    return excess;
  }

  /** A geometry of one pixel with the values of the unknowns. */
  static Geometry geometry(Map<String, BigInteger> unknowns) {
    return Geometry.UNIT
        .withBatch(value(unknowns, "n"))
        .withChannels(value(unknowns, "g"), value(unknowns, "ci"), value(unknowns, "co"));
  }

  private static int value(Map<String, BigInteger> unknowns, String name) {
    return unknowns.getOrDefault(name, BigInteger.ONE).intValueExact();
  }
}
