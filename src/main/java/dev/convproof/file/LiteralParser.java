package dev.convproof.file;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses the dictionary literal of a header: strings, integers (an old {@code 3L} too), {@code
 * True}, {@code False}, {@code None}, tuples and lists of them, with spaces and trailing commas.
 */
final class LiteralParser {

  /** Deeper nesting than any type's description needs; it keeps the recursion short. */
  private static final int DEEPEST = 16;

  private static final Set<String> NAMES = Set.of("True", "False", "None");

  private final LiteralScanner scanner;
  private boolean endedWithComma;

  private LiteralParser(String text) {
    this.scanner = new LiteralScanner(text);
  }

  /** The entries, in the order in which they stand. */
  static Map<String, Literal> dictionary(String text) throws MalformedNpy {
    LiteralParser parser = new LiteralParser(text);
    Map<String, Literal> entries = parser.entries();
    parser.scanner.expectEnd();
    return entries;
  }

  private Map<String, Literal> entries() throws MalformedNpy {
    scanner.expect('{', "'{'");
    Map<String, Literal> entries = new LinkedHashMap<>();
    while (!scanner.taken('}')) {
      String key = key();
      scanner.expect(':', "':'");
      if (entries.put(key, value(0)) != null) {
        throw new MalformedNpy(
            "the header gives %s twice; once would be right"
                .formatted(new Literal.Text(key).shown()));
      }
      if (!scanner.taken(',')) {
        scanner.expect('}', "',' or '}'");
        break;
      }
    }
    return entries;
  }

  private String key() throws MalformedNpy {
    scanner.next();
    int start = scanner.position();
    if (value(0) instanceof Literal.Text key) {
      return key.value();
    }
    scanner.returnTo(start);
    throw scanner.unexpected("a quoted key");
  }

  private Literal value(int depth) throws MalformedNpy {
    char next = scanner.next();
    if (depth > DEEPEST) {
      throw scanner.unexpected("less nesting");
    }
    return switch (next) {
      case '\'', '"' -> string();
      case '(' -> parenthesized(depth);
      case '[' -> new Literal.Sequence(items(']', depth));
      default -> isDigit(next) || next == '-' ? whole() : word();
    };
  }

  private Literal parenthesized(int depth) throws MalformedNpy {
    List<Literal> items = items(')', depth);
    return items.size() == 1 && !endedWithComma ? items.get(0) : new Literal.Tuple(items);
  }

  private List<Literal> items(char close, int depth) throws MalformedNpy {
    scanner.take("a bracket");
    List<Literal> items = new ArrayList<>();
    while (!scanner.taken(close)) {
      items.add(value(depth + 1));
      endedWithComma = scanner.taken(',');
      if (!endedWithComma) {
        scanner.expect(close, "',' or '" + close + "'");
        break;
      }
    }
    return items;
  }

  private Literal string() throws MalformedNpy {
    char quote = scanner.take("a quote");
    String closing = "a closing " + quote;
    StringBuilder value = new StringBuilder();
    for (char c = scanner.take(closing); c != quote; c = scanner.take(closing)) {
      value.append(c == '\\' ? scanner.take(closing) : c);
    }
    return new Literal.Text(value.toString());
  }

  private Literal whole() throws MalformedNpy {
    String sign = scanner.taken('-') ? "-" : "";
    String digits = scanner.takeWhile(LiteralParser::isDigit);
    if (digits.isEmpty()) {
      throw scanner.unexpected("a digit");
    }
    if (scanner.peek() == 'L') {
      scanner.take("L");
    }
    return new Literal.Whole(new BigInteger(sign + digits));
  }

  private Literal word() throws MalformedNpy {
    int start = scanner.position();
    String word = scanner.takeWhile(Character::isLetterOrDigit);
    if (word.equals("u") && (scanner.peek() == '\'' || scanner.peek() == '"')) {
      return string();
    }
    if (!NAMES.contains(word)) {
      scanner.returnTo(start);
      throw scanner.unexpected("a value");
    }
    return new Literal.Name(word);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
