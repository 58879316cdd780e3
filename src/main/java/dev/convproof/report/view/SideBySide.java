package dev.convproof.report.view;

import dev.convproof.report.words.Text;
import java.util.List;

/**
 * A table in words.
 *
 * @param name part of its anchor
 * @param title what it shows
 * @param note how to read it
 * @param columns the heads
 * @param rows the cells
 */
public record SideBySide(
    String name, Text title, Text note, List<Text> columns, List<List<Text>> rows) {}
