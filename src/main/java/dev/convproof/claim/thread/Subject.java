package dev.convproof.claim.thread;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;

/** A convolution that may be wrong, may give a wrong shape, and may raise an error. */
public interface Subject {
  /** The name that its author gave it. */
  String name();

  /** Whether it can be asked for a geometry at all. */
  Support scope(Geometry geometry);

  /** Runs it on a problem in scope. */
  <V> Result<V> run(Algebra<V> algebra, Problem<V> problem);
}
