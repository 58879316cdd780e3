package dev.convproof.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables that a formula may name, in the order in which messages list them.
 *
 * <p>A name may also be typed in upper case (unless the upper case is another variable) and with a
 * subscript: {@code c_i}, {@code C_{o}}; the subscripts {@code in} and {@code out} stand for {@code
 * i} and {@code o}. Further spellings, such as {@code in_channels}, are given with the name that
 * each stands for; one in lower case may be typed in upper case, too.
 */
public final class Vocabulary {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern SUBSCRIPTED =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)");
  private static final Pattern TYPESET = Pattern.compile("\\\\(?:[a-z]+(?=\\{))?|[{}]");

  /**
   * The characters that a spelling may add to a name: {@code _{\operatorname{}}} and the like, and
   * {@code in} or {@code out}.
   */
  private static final int ADDED = 24;

  /** What stands behind the name of an input that becomes an output, as in H′. */
  public static final String PRIME = "'";

  private final Set<String> names;
  private final Map<String, String> spellings;
  private final Map<String, String> elsewhere;
  private final Predicate<String> asked;

  private Vocabulary(
      Set<String> names,
      Map<String, String> spellings,
      Map<String, String> elsewhere,
      Predicate<String> asked) {
    this.names = names;
    this.spellings = spellings;
    this.elsewhere = elsewhere;
    this.asked = asked;
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
    return new Vocabulary(new LinkedHashSet<>(names), Map.of(), Map.of(), name -> false);
  }

  /** A vocabulary; see {@link #of(Collection)}. */
  public static Vocabulary of(String... names) {
    return of(List.of(names));
  }

  /**
   * With further spellings of variables.
   *
   * @param more the name that each spelling stands for; one that is not among the names may be
   *     typed all the same, but no message lists it
   */
  public Vocabulary spelled(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(spellings);
    all.putAll(more);
    return new Vocabulary(names, all, elsewhere, asked);
  }

  /**
   * With spellings of variables that mean something, but not here: no message proposes another
   * variable for one.
   */
  public Vocabulary elsewhere(Map<String, String> others) {
    return new Vocabulary(names, spellings, others, asked);
  }

  /** With what may stand left of an equals sign, before a formula. */
  public Vocabulary asked(Predicate<String> name) {
    return new Vocabulary(names, spellings, elsewhere, name);
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
    String typed = plain(spelling);
    String lower = typed.toLowerCase(Locale.ROOT);
    return known(subscripted(typed))
        .or(() -> Optional.ofNullable(spellings.get(typed)))
        .or(() -> known(subscripted(lower)))
        .or(() -> Optional.ofNullable(spellings.get(lower)))
        .or(() -> Optional.ofNullable(spellings.get(subscripted(lower))));
  }

  /** Returns whether a spelling is a name but for its case, typeface and subscript. */
  boolean isPlain(String spelling) {
    String typed = plain(spelling);
    return find(spelling)
        .filter(subscripted(typed.toLowerCase(Locale.ROOT))::equalsIgnoreCase)
        .isPresent();
  }

  /** Returns whether a spelling means something that cannot be named here. */
  boolean isElsewhere(String spelling) {
    String typed = plain(spelling);
    return elsewhere.containsKey(typed)
        || elsewhere.containsKey(typed.toLowerCase(Locale.ROOT))
        || elsewhere.containsKey(subscripted(typed.toLowerCase(Locale.ROOT)));
  }

  /** Returns whether what stands left of an equals sign is what is asked for. */
  boolean isAsked(String name) {
    return asked.test(plain(name));
  }

  /** The length of the longest spelling of a variable or function. */
  int longest() {
    int name =
        Stream.concat(names.stream(), spellings.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int function = Symbol.functionNames().mapToInt(String::length).max().orElse(0);
    return Math.max(name + ADDED, function);
  }

  private Optional<String> known(String name) {
    return names.contains(name) ? Optional.of(name) : Optional.empty();
  }

  /** Without LaTeX's typefaces and braces. */
  private static String plain(String spelling) {
    return TYPESET.matcher(spelling).replaceAll("").trim();
  }

  private static String subscripted(String plain) {
    Matcher matcher = SUBSCRIPTED.matcher(plain);
    if (!matcher.matches()) {
      return plain;
    }
    String subscript = matcher.group(2);
    return matcher.group(1)
        + switch (subscript.toLowerCase(Locale.ROOT)) {
          case "in" -> "i";
          case "out" -> "o";
          default -> subscript;
        };
  }
}
