package dev.convproof.proof.smt;

/**
 * An SMT-LIB 2 file whose assertions cannot hold together.
 *
 * @param name of the file
 * @param text ASCII
 */
public record ProofFile(String name, String text) {}
