package dev.convproof.properties;

import dev.convproof.algebra.Rounded;

/** Half precision claims no law; its products of ones and minus ones are exact. */
class HalfProperties extends ArithmeticSuite<double[]> {
  HalfProperties() {
    super(Rounded.HALF, -1, 1);
  }
}
