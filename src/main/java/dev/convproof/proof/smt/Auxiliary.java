package dev.convproof.proof.smt;

/**
 * A theorem that other proofs use.
 *
 * @param file the name of the file that proves it
 * @param theorem what it says; names mean the same where it is used, where all that it assumes is
 *     assumed
 */
public record Auxiliary(String file, Theorem theorem) {}
