package dev.convproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The text of an answer as it was typed: arguments, of which one may start with a minus, or the
 * lines of a file or of standard input.
 *
 * @param command whose arguments they are
 * @param typed the arguments
 * @param unmatched what picocli takes for options
 * @param file where the answer is, if it is in a file
 */
record AnswerText(
    CommandSpec command, List<String> typed, List<String> unmatched, Optional<Path> file) {
  /** Bytes that are read; a formula has at most a thousand characters. */
  private static final int MOST = 1 << 20;

  /** Returns the answers, without the quotes that a shell has passed on; empty lines are none. */
  List<String> read() {
    List<String> all = new ArrayList<>();
    for (String one : typed) {
      if (one.equals("-")) {
        all.addAll(lines("standard input", System.in));
      } else {
        all.add(Execution.unquoted(one));
      }
    }
    for (String one : unmatched) {
      if (one.startsWith("--") || !one.startsWith("-")) {
        throw new UnmatchedArgumentException(command.commandLine(), unmatched);
      }
      all.add(one);
    }
    file.ifPresent(path -> all.addAll(lines(path)));
    return all;
  }

  private static List<String> lines(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return lines(path.toString(), in);
    } catch (IOException e) {
      throw new BadInput("--file %s: cannot be read", path);
    }
  }

  private static List<String> lines(String name, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MOST + 1);
      BadInput.require(bytes.length <= MOST, "%s: at most %d bytes are read", name, MOST);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (CharacterCodingException e) {
      throw new BadInput("%s: is not UTF-8, as an answer would have to be", name);
    } catch (IOException e) {
      throw new BadInput("%s: cannot be read", name);
    }
  }
}
