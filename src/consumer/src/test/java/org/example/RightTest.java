package org.example;

import dev.convproof.Subject;
import dev.convproof.properties.ConvolutionContract;

class RightTest implements ConvolutionContract<float[]> {
  @Override
  public Subject<float[]> subject() {
    return Convolutions.right();
  }
}
