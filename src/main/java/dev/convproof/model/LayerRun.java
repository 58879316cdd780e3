package dev.convproof.model;

import dev.convproof.law.Outcome;
import dev.convproof.strategy.Strategy;
import java.util.Optional;

/**
 * One strategy, run on one part of a layer.
 *
 * @param layer the layer
 * @param task the part, and what was run on it
 * @param strategy the strategy
 * @param numbers the arithmetic's name
 * @param seconds what the run took, with everything else that the machine did
 * @param outcome how its result compares with the reference's; empty for the reference itself
 */
public record LayerRun(
    NetworkLayer layer,
    Task task,
    Strategy strategy,
    String numbers,
    double seconds,
    Optional<Outcome> outcome) {}
