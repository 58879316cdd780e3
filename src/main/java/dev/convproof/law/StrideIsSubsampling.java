package dev.convproof.law;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Tensor;

/** The output at stride s is every s-th element of the output at stride 1. */
public final class StrideIsSubsampling extends Law {

  StrideIsSubsampling() {
    super("stride", "A stride keeps every s-th output of the convolution with stride 1.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case c = trial.on();
    Geometry g = c.geometry();
    if (g.rows().stride() == 1 && g.columns().stride() == 1) {
      comparison.nothing("the case has stride 1");
      return;
    }
    Tensor<V> strided = trial.output();
    Tensor<V> dense = trial.output(Rewritten.unstrided(c));
    String differs = trial.name() + " differs from its subsampled stride-1 output";
    for (int y = 0; y < g.outputSize(); y++) {
      int[] at = strided.shape().coordinates(y);
      int kept =
          dense.shape().at(at[0], at[1], at[2] * g.rows().stride(), at[3] * g.columns().stride());
      comparison.expect(dense, kept, strided, y, differs);
    }
  }
}
