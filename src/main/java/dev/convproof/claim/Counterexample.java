package dev.convproof.claim;

import java.util.Optional;

/**
 * A case that makes a claim false.
 *
 * @param on the case line, or the values of a formula's variables
 * @param expected the true value
 * @param actual what the claim gives; an error or a wrong shape is an outcome like any other
 * @param smallest whether no smaller case is a counterexample
 * @param known how that is known, or what was searched
 * @param drawing what a picture of it shows, where there is one
 */
public record Counterexample(
    String on,
    String expected,
    String actual,
    boolean smallest,
    String known,
    Optional<Drawing> drawing) {}
