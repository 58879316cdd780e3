package dev.convproof.proof.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The corners of a convex hull, counter-clockwise (Andrew's monotone chain, 1979). */
final class Hull {
  private static final Comparator<Point> LEFT_TO_RIGHT =
      Comparator.comparingInt(Point::x).thenComparingInt(Point::y);

  private Hull() {}

  static List<Point> corners(List<Point> points) {
    List<Point> below = chain(points.stream().sorted(LEFT_TO_RIGHT).toList());
    List<Point> above = chain(points.stream().sorted(LEFT_TO_RIGHT.reversed()).toList());
    List<Point> corners = new ArrayList<>(below.subList(0, below.size() - 1));
    corners.addAll(above.subList(0, above.size() - 1));
    return corners;
  }

  private static List<Point> chain(List<Point> sorted) {
    List<Point> chain = new ArrayList<>();
    for (Point point : sorted) {
      while (chain.size() > 1
          && chain.get(chain.size() - 2).turn(chain.get(chain.size() - 1), point) <= 0) {
        chain.remove(chain.size() - 1);
      }
      chain.add(point);
    }
    return chain;
  }
}
