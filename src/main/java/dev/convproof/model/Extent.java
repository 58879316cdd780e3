package dev.convproof.model;

import dev.convproof.geometry.Geometry;

/** How much of a layer is computed. */
public enum Extent {
  /** All of it. */
  WHOLE {
    @Override
    public Geometry of(Geometry layer) {
      return layer;
    }
  },
  /** A {@link Crop}: all channels, and just enough pixels to show every border. */
  CROP {
    @Override
    public Geometry of(Geometry layer) {
      return Crop.of(layer);
    }
  };

  /** The geometry that is computed for a layer. */
  public abstract Geometry of(Geometry layer);

  /** {@code whole} or {@code crop}. */
  @Override
  public String toString() {
    return this == WHOLE ? "whole" : "crop";
  }
}
