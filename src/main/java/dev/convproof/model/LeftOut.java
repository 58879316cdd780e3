package dev.convproof.model;

/**
 * A strategy that a plan does not run on a layer, though the layer is in its scope.
 *
 * @param layer the layer
 * @param strategy the strategy's name
 * @param extent what it does not run on; where that is the whole layer, it may run on the crop
 * @param reason why
 */
public record LeftOut(NetworkLayer layer, String strategy, Extent extent, Refusal reason) {

  /** Such as {@code resnet50 conv2.spatial: toeplitz on the whole: needs 1,807,253,504 bytes …}. */
  @Override
  public String toString() {
    return layer + ": " + strategy + " on the " + extent + ": " + reason;
  }
}
