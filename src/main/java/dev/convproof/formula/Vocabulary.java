package dev.convproof.formula;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a formula may name, in the order in which messages list them.
 *
 * <p>A name may also be typed in upper case (unless the upper case is another variable) and with a
 * subscript: {@code c_i}, {@code C_{o}}; the subscripts {@code in} and {@code out} stand for {@code
 * i} and {@code o}.
 */
public final class Vocabulary {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern SUBSCRIPTED =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)_(?:\\{([A-Za-z0-9]+)\\}|([A-Za-z0-9]+))");

  /**
   * The characters that a spelling may add to a name: {@code _{}} and {@code in} or {@code out}.
   */
  private static final int ADDED = 5;

  private final Set<String> names;

  private Vocabulary(Set<String> names) {
    this.names = names;
  }

  /**
   * A vocabulary.
   *
   * @throws IllegalArgumentException if a name is not a letter followed by letters and digits, or
   *     is that of a function
   */
  public static Vocabulary of(Collection<String> names) {
    for (String name : names) {
      if (!isName(name) || Symbol.function(name).isPresent()) {
        throw new IllegalArgumentException("\"" + name + "\" cannot name a variable");
      }
    }
    return new Vocabulary(new LinkedHashSet<>(names));
  }

  /** A vocabulary; see {@link #of(Collection)}. */
  public static Vocabulary of(String... names) {
    return of(List.of(names));
  }

  /** The names, in order. */
  public List<String> names() {
    return List.copyOf(names);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The variable that was meant by a spelling. */
  Optional<String> find(String spelling) {
    return Optional.of(plain(spelling))
        .flatMap(name -> known(name).or(() -> known(name.toLowerCase(Locale.ROOT))));
  }

  /** The length of the longest spelling of a variable or function. */
  int longest() {
    int name = names.stream().mapToInt(String::length).max().orElse(0);
    int function = Symbol.functionNames().mapToInt(String::length).max().orElse(0);
    return Math.max(name + ADDED, function);
  }

  private Optional<String> known(String name) {
    return names.contains(name) ? Optional.of(name) : Optional.empty();
  }

  private static String plain(String spelling) {
    Matcher matcher = SUBSCRIPTED.matcher(spelling);
    if (!matcher.matches()) {
      return spelling;
    }
    String subscript = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    return matcher.group(1)
        + switch (subscript.toLowerCase(Locale.ROOT)) {
          case "in" -> "i";
          case "out" -> "o";
          default -> subscript;
        };
  }
}
