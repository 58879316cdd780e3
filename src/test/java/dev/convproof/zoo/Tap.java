package dev.convproof.zoo;

import dev.convproof.geometry.Geometry;

/**
 * One product that the definition sums: an input times a weight, for an output. All coordinates
 * start out right; a liar changes those that it gets wrong.
 */
final class Tap {
  final Geometry g;

  /** The window that the product belongs to. */
  final int i;

  final int j;

  /** The output that the product is added to. */
  int toImage;

  int toChannel;

  /** The weight: output channel, input channel within its group, kernel row and column. */
  int kernel;

  int c;
  int a;
  int b;

  /** The input. */
  int image;

  int channel;
  int row;
  int column;

  boolean skipped;

  Tap(Geometry g, int n, int o, int i, int j, int c, int a, int b) {
    this.g = g;
    this.i = i;
    this.j = j;
    this.c = c;
    this.a = a;
    this.b = b;
    toImage = n;
    toChannel = o;
    kernel = o;
    image = n;
    channel = g.firstInputChannel(o) + c;
    row = g.rows().position(i, a);
    column = g.columns().position(j, b);
  }

  /** Leaves the product out. */
  void skipIf(boolean condition) {
    skipped |= condition;
  }

  boolean readsData() {
    return !skipped && g.rows().inside(row) && g.columns().inside(column);
  }
}
