package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;

/** The weights of one group as matrices that a product can take. */
final class GroupWeights {
  private GroupWeights() {}

  /** All taps as a matrix [co/g, (ci/g)·kh·kw]. */
  static <V> V matrix(Algebra<V> algebra, Problem<V> problem, int group) {
    Geometry g = problem.geometry();
    if (g.groups() == 1) {
      return problem.weights().data();
    }
    int size = g.outputChannelsPerGroup() * g.products();
    return algebra.slice(problem.weights().data(), group * size, size);
  }

  /** One tap (a, b) as a matrix [co/g, ci/g]. */
  static <V> V tap(Algebra<V> algebra, Problem<V> problem, int group, int a, int b) {
    Geometry g = problem.geometry();
    int size = g.outputChannelsPerGroup() * g.inputChannelsPerGroup();
    V tap = algebra.zeros(size);
    int first = problem.weights().shape().at(group * g.outputChannelsPerGroup(), 0, a, b);
    algebra.copy(problem.weights().data(), first, g.taps(), tap, 0, 1, size);
    return tap;
  }

  /** All taps as [kh, kw, co/g, ci/g]. */
  static <V> V taps(Algebra<V> algebra, Problem<V> problem, int group) {
    Geometry g = problem.geometry();
    int size = g.outputChannelsPerGroup() * g.inputChannelsPerGroup();
    V taps = algebra.zeros(size * g.taps());
    int first = problem.weights().shape().at(group * g.outputChannelsPerGroup(), 0, 0, 0);
    for (int tap = 0; tap < g.taps(); tap++) {
      algebra.copy(problem.weights().data(), first + tap, g.taps(), taps, tap * size, 1, size);
    }
    return taps;
  }
}
