package dev.convproof.report.view;

import dev.convproof.report.picture.Picture;
import dev.convproof.report.words.Text;

/**
 * A counterexample as the reports show it.
 *
 * @param name of its picture's file, without extension
 * @param on the case line, or the values of a formula's variables
 * @param expectedIs what the first side is, as the beginning of a sentence
 * @param actualIs what the second side is
 * @param actualIsWrong whether the second side is an error
 * @param smallest whether it is known to be the smallest
 * @param known how that is known, or what was searched
 */
public record Exhibit(
    String name,
    String on,
    Text expectedIs,
    Text expected,
    Text actualIs,
    Text actual,
    boolean actualIsWrong,
    boolean smallest,
    Text known,
    Picture picture) {}
