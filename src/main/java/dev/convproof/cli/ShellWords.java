package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command line as words: split and quoted as a POSIX shell does it (IEEE Std 1003.1, Shell
 * Command Language, 2.2), without a shell, so that variables, pipes and patterns mean nothing.
 */
final class ShellWords {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[^A-Za-z0-9_./:,=@%+-]");
  private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun; // a word, which may be empty where quotes are
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  /** Returns the words of a line; a quote that is not closed is bad input. */
  static List<String> split(String line) {
    ShellWords split = new ShellWords(line);
    split.all();
    return split.words;
  }

  private void all() {
    while (at < text.length()) {
      char next = text.charAt(at++);
      switch (next) {
        case ' ', '\t', '\n', '\r' -> ended();
        case '\'' -> quoted(next, "");
        case '"' -> quoted(next, ESCAPED_IN_QUOTES);
        case '\\' -> escaped();
        default -> add(next);
      }
    }
    ended();
  }

  private void quoted(char quote, String escaped) {
    int opened = at;
    begun = true;
    for (; ; at++) {
      require(
          at < text.length(),
          "--exec: the quote %s at character %d is not closed in: %s",
          quote,
          opened,
          text);
      char next = text.charAt(at);
      if (next == quote) {
        at++;
        return;
      }
      boolean escapes =
          next == '\\' && at + 1 < text.length() && escaped.indexOf(text.charAt(at + 1)) >= 0;
      at += escapes ? 1 : 0;
      char given = text.charAt(at);
      if (!escapes || given != '\n') {
        add(given);
      }
    }
  }

  private void escaped() {
    require(at < text.length(), "--exec: nothing stands behind the last \\ of: %s", text);
    char next = text.charAt(at++);
    if (next != '\n') {
      add(next);
    }
  }

  private void add(char next) {
    begun = true;
    word.append(next);
  }

  private void ended() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }

  /** Returns a word as a shell reads it back. */
  static String quoted(String word) {
    return NEEDS_QUOTES.matcher(word).find() || word.isEmpty()
        ? "'" + word.replace("'", "'\\''") + "'"
        : word;
  }
}
