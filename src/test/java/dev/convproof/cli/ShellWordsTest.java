package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A command in quotes becomes the words that a POSIX shell would make of it. */
class ShellWordsTest {
  private static void splits(String line, String... words) {
    assertThat(ShellWords.split(line)).as(line).containsExactly(words);
  }

  @Test
  void blanks_separate_words() {
    splits("");
    splits("  \t\n");
    splits(" ./conv  --threads\t1\n", "./conv", "--threads", "1");
  }

  @Test
  void quotes_and_backslashes_keep_characters() {
    splits("'a b' \"c d\" e\\ f", "a b", "c d", "e f");
    splits("a'b'\"c\"d", "abcd");
    splits("'' \"\" a", "", "", "a");
    splits("'a\\b' 'c\"d' \"e'f\"", "a\\b", "c\"d", "e'f");
    splits("\"a\\\"b\\\\c\\$d\\`e\\f\"", "a\"b\\c$d`e\\f");
    splits("\\' \\\" \\\\ \\a", "'", "\"", "\\", "a");
    splits("a\\\nb \"c\\\nd\" 'e\\\nf'", "ab", "cd", "e\\\nf");
  }

  @Test
  void nothing_is_a_variable_a_pipe_a_pattern_or_a_comment() {
    splits("$HOME *.c | > #x; a&&b", "$HOME", "*.c", "|", ">", "#x;", "a&&b");
  }

  @Test
  void what_is_not_closed_is_told() {
    assertThatThrownBy(() -> ShellWords.split("./conv 'a b"))
        .isInstanceOf(BadInput.class)
        .hasMessage("--exec: the quote ' at character 8 is not closed in: ./conv 'a b");
    assertThatThrownBy(() -> ShellWords.split("\"a\\\""))
        .hasMessage("--exec: the quote \" at character 1 is not closed in: \"a\\\"");
    assertThatThrownBy(() -> ShellWords.split("a \\"))
        .hasMessage("--exec: nothing stands behind the last \\ of: a \\");
  }

  @Test
  void what_is_quoted_is_read_back() {
    List<String> words =
        List.of("", "a b", "it's", "\"", "\\", "$x", "a\nb", "plain-1.0", "'", "*");
    String line = words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    assertThat(ShellWords.split(line)).isEqualTo(words);
    assertThat(ShellWords.quoted("plain-1.0")).isEqualTo("plain-1.0");
  }
}
