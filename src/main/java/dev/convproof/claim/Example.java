package dev.convproof.claim;

import dev.convproof.message.Message;
import java.util.List;

/**
 * A worked example of an exercise: the section's own numbers as grids, and what they show.
 *
 * @param exercise the claim's id, such as {@code E2a}
 * @param grids in reading order
 * @param caption what happens from grid to grid, with the numbers that were computed
 */
public record Example(String exercise, List<Drawing.Panel> grids, Message caption) {
  /** Copies the grids. */
  public Example {
    grids = List.copyOf(grids);
  }
}
