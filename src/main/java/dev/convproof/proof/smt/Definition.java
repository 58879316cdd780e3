package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;

/**
 * A name for a whole number that follows from the unknowns, such as {@code ho}.
 *
 * @param name the variable
 * @param meaning in unknowns and earlier definitions; every quotient rounds down
 */
public record Definition(String name, Formula meaning) {}
