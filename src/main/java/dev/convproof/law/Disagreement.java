package dev.convproof.law;

import dev.convproof.tensor.Case;

/**
 * The first place where a law fails on a case.
 *
 * @param law the law's name
 * @param what who differs from whom, in words
 * @param where the position, such as {@code [n=0 o=1 i=2 j=0]}
 * @param expected the value that the law asks for
 * @param actual the value found
 * @param numbers the arithmetic
 * @param on the case
 */
public record Disagreement(
    String law,
    String what,
    String where,
    String expected,
    String actual,
    String numbers,
    Case on) {}
