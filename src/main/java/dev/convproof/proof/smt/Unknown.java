package dev.convproof.proof.smt;

/**
 * A whole number that a theorem is about.
 *
 * @param name the variable
 * @param least its smallest value; there is no largest
 */
public record Unknown(String name, long least) {}
