package dev.convproof.properties;

import dev.convproof.algebra.Rounded;

/** Bfloat16 precision claims no law; its products of ones and minus ones are exact. */
class Bfloat16Properties extends ArithmeticSuite<double[]> {
  Bfloat16Properties() {
    super(Rounded.BFLOAT16, -1, 1);
  }
}
