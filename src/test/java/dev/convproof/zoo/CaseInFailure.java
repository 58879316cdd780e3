package dev.convproof.zoo;

import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The case that a failure ends with, read back from its text. */
final class CaseInFailure {
  private static final Pattern COMMAND =
      Pattern.compile(
          ".*\\n  replay     java -jar target/convproof\\.jar replay (\\S+) --values (\\S+)"
              + "(?: --exponents (\\S+))?",
          Pattern.DOTALL);

  private CaseInFailure() {}

  static Case from(String failure) {
    Matcher command = COMMAND.matcher(failure);
    if (!command.matches()) {
      throw new AssertionError("does not end with a replay command:\n" + failure);
    }
    String exponents = command.group(3) == null ? "" : command.group(3);
    return CaseLine.parse(command.group(1), command.group(2), exponents);
  }
}
