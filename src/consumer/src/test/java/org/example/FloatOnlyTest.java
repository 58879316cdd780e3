package org.example;

import dev.convproof.Subject;
import dev.convproof.properties.ConvolutionContract;

class FloatOnlyTest implements ConvolutionContract<double[]> {
  @Override
  public Subject<double[]> subject() {
    return Convolutions.floatOnly();
  }
}
