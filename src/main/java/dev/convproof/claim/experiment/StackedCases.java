package dev.convproof.claim.experiment;

import dev.convproof.claim.Message;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pairs of stacked layers, by how far both together exceed the all-ones default. */
final class StackedCases {
  private final List<Map<Shape, List<Geometry>>> byInput = new ArrayList<>();

  /** Two layers, the second on the first's output. */
  record Stack(Geometry first, Geometry second) {
    /** As in a case line. */
    @Override
    public String toString() {
      return first + "," + second;
    }
  }

  /** The pairs of some excess. */
  List<Stack> ofSize(int excess) {
    List<Stack> stacks = new ArrayList<>();
    for (int ofFirst = 0; ofFirst <= excess; ofFirst++) {
      Map<Shape, List<Geometry>> seconds = byInput(excess - ofFirst);
      Geometries.ofSize(ofFirst)
          .forEach(
              first ->
                  seconds
                      .getOrDefault(Shape.output(first), List.of())
                      .forEach(second -> stacks.add(new Stack(first, second))));
    }
    return stacks;
  }

  private Map<Shape, List<Geometry>> byInput(int excess) {
    while (byInput.size() <= excess) {
      Map<Shape, List<Geometry>> found = new HashMap<>();
      Geometries.ofSize(byInput.size())
          .forEach(g -> found.computeIfAbsent(Shape.input(g), s -> new ArrayList<>()).add(g));
      byInput.add(found);
    }
    return byInput.get(excess);
  }

  /** How a bound on stacks is written in a strength. */
  static Message bound(long stacks, int excess) {
    return Message.of("bound.stacks", stacks, excess);
  }
}
