package dev.convproof.law;

import dev.convproof.tensor.Case;
import dev.convproof.tensor.Tensor;

/** Each image of a batch has the result that it has alone. */
public final class BatchIndependence extends Law {

  BatchIndependence() {
    super("batch independence", "Each image of a batch has the result that it has alone.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case c = trial.on();
    if (c.geometry().batch() == 1) {
      comparison.nothing("the case is of one image");
      return;
    }
    String differs = trial.name() + " in a batch differs from alone";
    Tensor<V> batch = trial.output();
    for (int n = 0; n < c.geometry().batch(); n++) {
      Tensor<V> alone = trial.output(Rewritten.image(c, n));
      int size = alone.shape().size();
      for (int y = 0; y < size; y++) {
        comparison.expect(alone, y, batch, n * size + y, differs);
      }
    }
  }
}
