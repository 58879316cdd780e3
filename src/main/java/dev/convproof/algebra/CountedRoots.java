package dev.convproof.algebra;

import dev.convproof.algebra.Counted.Tagged;

/** Roots of unity as constants. */
record CountedRoots<V>(Counted<V> counted, RootsOfUnity<V> roots)
    implements RootsOfUnity<Tagged<V>> {

  @Override
  public boolean has(int order) {
    return roots.has(order);
  }

  @Override
  public Tagged<V> powers(int order) {
    return counted.constants(roots.powers(order));
  }
}
