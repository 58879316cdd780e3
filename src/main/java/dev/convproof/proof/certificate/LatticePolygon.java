package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.PlanePolynomial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Newton polygon, the convex hull of the exponents, is no sum of two smaller lattice polygons.
 * The polygon of a product is the sum of the factors' polygons, so one factor would be a single
 * term. This holds over every field: such a kernel has no factors over ℝ or ℂ either.
 *
 * <p>A polygon is such a sum exactly when some but not all of the unit steps along its edges add up
 * to 0. Sources: Ostrowski, 1921; Gao, 2001 (Absolute irreducibility of polynomials via Newton
 * polytopes); Gao and Lauder, 2001 (the steps).
 *
 * @param corners of the polygon, counter-clockwise; two for a segment
 */
public record LatticePolygon(List<Point> corners) implements PlaneCertificate {
  /** The kind of this reason. */
  public static final String KIND = "Newton polygon";

  /** Copies the corners. */
  public LatticePolygon {
    corners = List.copyOf(corners);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> objection(PlanePolynomial f) {
    Set<Point> support = Set.copyOf(Point.support(f));
    if (corners.size() < 2
        || Set.copyOf(corners).size() < corners.size()
        || !support.containsAll(corners)) {
      return Optional.of("the corners are not different terms");
    }
    if (!isHullOf(support)) {
      return Optional.of("the polygon does not contain every term");
    }
    if (support.stream().mapToInt(Point::x).min().orElseThrow() > 0
        || support.stream().mapToInt(Point::y).min().orElseThrow() > 0) {
      return Optional.of("a variable divides every term");
    }
    return someStepsClose() ? Optional.of("the polygon is a sum of two") : Optional.empty();
  }

  /** Whether every term lies on or to the left of every edge, which makes the corners the hull. */
  private boolean isHullOf(Set<Point> support) {
    for (int at = 0; at < corners.size(); at++) {
      Point from = corners.get(at);
      Point to = next(at);
      if (support.stream().anyMatch(term -> from.turn(to, term) < 0)) {
        return false;
      }
    }
    return true;
  }

  private Point next(int at) {
    return corners.get((at + 1) % corners.size());
  }

  /** Whether some but not all steps along the edges add up to 0. */
  private boolean someStepsClose() {
    int all = 0;
    for (int at = 0; at < corners.size(); at++) {
      all += corners.get(at).stepsTo(next(at));
    }
    Set<Walk> walks = new HashSet<>(Set.of(new Walk(0, 0, 0)));
    for (int at = 0; at < corners.size(); at++) {
      for (int step = 0; step < corners.get(at).stepsTo(next(at)); step++) {
        Point unit = corners.get(at).unitStepTo(next(at));
        List<Walk> longer = walks.stream().map(walk -> walk.plus(unit)).toList();
        int full = all;
        if (longer.stream().anyMatch(walk -> walk.closesBefore(full))) {
          return true;
        }
        walks.addAll(longer);
      }
    }
    return false;
  }

  /** Some of the steps: where they lead, and how many they are. */
  private record Walk(int x, int y, int steps) {
    Walk plus(Point step) {
      return new Walk(x + step.x(), y + step.y(), steps + 1);
    }

    boolean closesBefore(int all) {
      return x == 0 && y == 0 && steps < all;
    }
  }

  @Override
  public String words(PlanePolynomial f) {
    String named = corners.stream().map(Point::term).collect(Collectors.joining(", "));
    return "its Newton polygon, with the corners %s, is no sum of two smaller ones (Gao): this excludes factors over ℝ and ℂ too"
        .formatted(named);
  }
}
