package dev.convproof.proof.polynomial;

import dev.convproof.message.Message;
import dev.convproof.proof.polynomial.IntegerPolynomial.Exponents;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
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
public record NewtonPolygon(List<Exponents> corners) implements Certificate {
  /** The kind of this reason. */
  public static final String KIND = "Newton polygon";

  private static final Comparator<Exponents> LEFT_TO_RIGHT =
      Comparator.comparingInt(Exponents::x).thenComparingInt(Exponents::y);

  /** Copies the corners. */
  public NewtonPolygon {
    corners = List.copyOf(corners);
  }

  /** Returns the polygon of a polynomial, by Andrew's monotone chain, 1979. */
  static NewtonPolygon of(IntegerPolynomial f) {
    Set<Exponents> support = f.terms().keySet();
    List<Exponents> below = chain(support.stream().sorted(LEFT_TO_RIGHT).toList());
    List<Exponents> above = chain(support.stream().sorted(LEFT_TO_RIGHT.reversed()).toList());
    List<Exponents> corners = new ArrayList<>(below.subList(0, below.size() - 1));
    corners.addAll(above.subList(0, above.size() - 1));
    return new NewtonPolygon(corners);
  }

  private static List<Exponents> chain(List<Exponents> sorted) {
    List<Exponents> chain = new ArrayList<>();
    for (Exponents point : sorted) {
      while (chain.size() > 1
          && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
        chain.remove(chain.size() - 1);
      }
      chain.add(point);
    }
    return chain;
  }

  /** Returns a positive number where the way from a over b to c turns left, 0 on a line. */
  private static int turn(Exponents a, Exponents b, Exponents c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> objection(IntegerPolynomial f) {
    Set<Exponents> support = f.terms().keySet();
    if (corners.size() < 2
        || Set.copyOf(corners).size() < corners.size()
        || !support.containsAll(corners)) {
      return Optional.of("the corners are not different terms");
    }
    if (!isHullOf(support)) {
      return Optional.of("the polygon does not contain every term");
    }
    if (support.stream().allMatch(term -> term.x() > 0)
        || support.stream().allMatch(term -> term.y() > 0)) {
      return Optional.of("a variable divides every term");
    }
    return someStepsClose() ? Optional.of("the polygon is a sum of two") : Optional.empty();
  }

  /** Returns whether every term lies on or to the left of every edge: the corners are the hull. */
  private boolean isHullOf(Set<Exponents> support) {
    for (int at = 0; at < corners.size(); at++) {
      Exponents from = corners.get(at);
      Exponents to = next(at);
      if (support.stream().anyMatch(term -> turn(from, to, term) < 0)) {
        return false;
      }
    }
    return true;
  }

  private Exponents next(int at) {
    return corners.get((at + 1) % corners.size());
  }

  /** Returns whether some but not all steps along the edges add up to 0. */
  private boolean someStepsClose() {
    List<Walk> steps = new ArrayList<>();
    for (int at = 0; at < corners.size(); at++) {
      int x = next(at).x() - corners.get(at).x();
      int y = next(at).y() - corners.get(at).y();
      int count = BigInteger.valueOf(x).gcd(BigInteger.valueOf(y)).intValue();
      for (int step = 0; step < count; step++) {
        steps.add(new Walk(x / count, y / count, 1));
      }
    }
    Set<Walk> walks = new HashSet<>(Set.of(new Walk(0, 0, 0)));
    for (Walk step : steps) {
      List<Walk> longer = walks.stream().map(walk -> walk.plus(step)).toList();
      if (longer.stream().anyMatch(w -> w.x() == 0 && w.y() == 0 && w.steps() < steps.size())) {
        return true;
      }
      walks.addAll(longer);
    }
    return false;
  }

  /** Some of the steps: where they lead, and how many they are. */
  private record Walk(int x, int y, int steps) {
    Walk plus(Walk more) {
      return new Walk(x + more.x, y + more.y, steps + more.steps);
    }
  }

  @Override
  public Message words(IntegerPolynomial f) {
    String named =
        corners.stream()
            .map(corner -> corner.toString().isEmpty() ? "1" : corner.toString())
            .collect(Collectors.joining(", "));
    return Message.of("certificate.newton-polygon", named);
  }
}
