package dev.convproof.model;

import static dev.convproof.geometry.GeometryException.require;

import dev.convproof.geometry.Geometry;

/**
 * A convolution layer of a published network, as it occurs there.
 *
 * @param network the network's name, such as {@code resnet50}
 * @param name the layer's name, such as {@code conv3.spatial.first}
 * @param times how often a layer of this geometry occurs in the network, at least 1
 * @param geometry the layer's shape, on one image
 */
public record NetworkLayer(String network, String name, int times, Geometry geometry) {

  /** Checks the number of occurrences. */
  public NetworkLayer {
    require(times >= 1, "%s %s occurs %d times: must be at least 1", network, name, times);
  }

  /** Products that one occurrence sums, those with padding included: n·co·ho·wo·(ci/g)·kh·kw. */
  public long products() {
    return (long) geometry.outputSize() * geometry.products();
  }

  /** Such as {@code resnet50 conv3.spatial.first}. */
  @Override
  public String toString() {
    return network + " " + name;
  }
}
