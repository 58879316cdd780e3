package dev.convproof.model;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.List;

/**
 * Strategies to be run on one part of a layer, and compared.
 *
 * @param extent which part
 * @param geometry its geometry
 * @param reference the one of our strategies that the others are compared with
 * @param subjects the others
 */
public record Task(Extent extent, Geometry geometry, Strategy reference, List<Strategy> subjects) {

  /** Copies the list. */
  public Task {
    subjects = List.copyOf(subjects);
  }

  /** Whether a strategy of this name is run, as reference or subject. */
  boolean runs(String strategy) {
    return reference.name().equals(strategy)
        || subjects.stream().anyMatch(subject -> subject.name().equals(strategy));
  }
}
