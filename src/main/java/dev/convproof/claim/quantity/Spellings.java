package dev.convproof.claim.quantity;

import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.FormulaParser.Reading;
import dev.convproof.formula.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The ways to write the variables of a quantity: as here, as in the textbook (n_h and m_h are
 * sizes), as in courses (n, f and W are sizes of the axis asked about; one letter for both axes),
 * and as in frameworks ({@code in_channels}, {@code kernel_size[0]}).
 *
 * @param usual what is read
 * @param others other readings: in which nh is n_h, or n the size of a square input, and no batch
 *     is named; or in which the first index of a list is the batch's
 * @param by what chooses between the usual and the others
 * @param both names for variables that are equal, with these
 */
public record Spellings(
    Vocabulary usual, List<Vocabulary> others, Choice by, Map<String, List<String>> both) {

  /** Most quantities have the same: made once in a process. */
  private static final Map<List<String>, Spellings> MADE = new ConcurrentHashMap<>();

  /** Copies the collections. */
  public Spellings {
    others = List.copyOf(others);
    both = Map.copyOf(both);
  }

  /** Spellings of variables of a cost, or of another quantity of one layer or of two. */
  static Spellings of(Vocabulary names) {
    return MADE.computeIfAbsent(names.names(), all -> made(names));
  }

  private static Spellings made(Vocabulary names) {
    boolean stacked = names.names().contains("k1");
    Map<String, String> spelled = new HashMap<>();
    Map<String, List<String>> both = new HashMap<>();
    SpelledNames.ONE_FOR_BOTH.forEach(
        (letter, spellings) -> {
          List<String> two =
              stacked ? List.of(letter + "1", letter + "2") : List.of(letter + "h", letter + "w");
          if (names.names().containsAll(two) && !names.names().contains(letter)) {
            both.put(letter, two);
            spellings.forEach(one -> spelled.put(one, letter));
          } else if (names.names().contains(letter)) {
            spellings.forEach(one -> spelled.put(one, letter));
          }
        });
    alone(names, spelled);
    SpelledNames.ANYWHERE.forEach(
        (one, name) -> {
          if (names.names().contains(name)) {
            spelled.put(one, name);
          }
        });
    Vocabulary usual = whole(names, spelled, Optional.empty());
    if (!names.names().containsAll(List.of("n", "h", "w", "ci"))) {
      return new Spellings(usual, List.of(), Choice.LETTERS, both);
    }
    Map<String, String> sizes = new HashMap<>(spelled);
    sizes.values().removeIf("n"::equals);
    sizes.putAll(Map.of("nh", "h", "nw", "w", "cin", "ci"));
    Map<String, String> square = new HashMap<>(spelled);
    square.values().removeIf(List.of("n", "h", "w")::contains);
    square.put("n", SpelledNames.SQUARE);
    both.put(SpelledNames.SQUARE, List.of("h", "w"));
    return new Spellings(
        usual,
        List.of(
            whole(without(names, "n"), sizes, Optional.empty()),
            whole(without(names, "n", "h", "w"), square, Optional.empty())),
        Choice.LETTERS,
        both);
  }

  /** Adds what has one meaning where there are no axes, or no sizes to mean. */
  private static void alone(Vocabulary names, Map<String, String> spelled) {
    boolean ofLayer = names.names().contains("ci");
    (ofLayer ? SpelledNames.OF_COSTS : Map.<String, String>of())
        .forEach((one, name) -> spelled.put(one, name));
    SpelledNames.ALONE.forEach(
        (name, others) -> {
          if (names.names().contains(name)) {
            others.stream()
                .filter(one -> !names.names().contains(one))
                .forEach(one -> spelled.put(one, name));
          }
        });
  }

  /** Spellings of variables of a size on an axis, on which one letter suffices. */
  static Spellings ofSize(Vocabulary names, String letter) {
    Map<String, String> spelled = new HashMap<>();
    SpelledNames.ONE_FOR_BOTH.forEach(
        (name, spellings) ->
            spellings.forEach(
                one -> {
                  if (names.names().contains(name + letter)) {
                    spelled.put(one, name + letter);
                  }
                }));
    SpelledNames.ANYWHERE.forEach(
        (one, name) -> {
          if (names.names().contains(name)) {
            spelled.put(one, name);
          }
        });
    SpelledNames.SIZE_OF_AXIS.forEach(one -> spelled.put(one, letter));
    spelled.put("nh", "h");
    spelled.put("nw", "w");
    Vocabulary usual = whole(without(names, "n"), spelled, Optional.of(letter + "o"));
    Vocabulary batchFirst = usual.spelled(SpelledNames.BATCH_FIRST);
    return new Spellings(usual, List.of(batchFirst), Choice.INDEX, Map.of());
  }

  /** Spellings of variables of a transposed convolution's size on an axis. */
  static Spellings ofTransposed(String letter) {
    Vocabulary names =
        Vocabulary.of(
            Stream.of("#", "k#", "s#", "p#", "d#", "op#")
                .map(one -> one.replace("#", letter))
                .toList());
    Spellings size = ofSize(names, letter);
    String index = letter.equals("h") ? "0" : "1";
    return new Spellings(
        size.usual()
            .spelled(
                Map.of(
                    "output_padding",
                    "op" + letter,
                    "output_padding[" + index + "]",
                    "op" + letter,
                    "op",
                    "op" + letter)),
        List.of(),
        Choice.INDEX,
        Map.of());
  }

  /** With what is known elsewhere, and what may stand left of an equals sign. */
  private static Vocabulary whole(
      Vocabulary names, Map<String, String> spelled, Optional<String> asked) {
    Map<String, String> elsewhere = new HashMap<>(SpelledNames.ANYWHERE);
    elsewhere.keySet().removeAll(spelled.keySet());
    elsewhere.keySet().removeAll(names.names());
    return names
        .spelled(spelled)
        .elsewhere(elsewhere)
        .asked(
            left -> {
              if (left.endsWith(Vocabulary.PRIME)) { // such as H' of H
                String input = left.substring(0, left.length() - 1).toLowerCase(Locale.ROOT);
                String size = SpelledNames.ANYWHERE.getOrDefault(input, input);
                return asked
                    .filter(
                        out -> SpelledNames.SIZE_OF_AXIS.contains(input) || out.equals(size + "o"))
                    .isPresent();
              }
              String lower = left.toLowerCase(Locale.ROOT);
              String meant =
                  SpelledNames.ANYWHERE.getOrDefault(left, SpelledNames.ANYWHERE.get(lower));
              return meant == null || meant.equals("M") || asked.filter(meant::equals).isPresent();
            });
  }

  private static Vocabulary without(Vocabulary names, String... some) {
    Set<String> rest = new LinkedHashSet<>(names.names());
    rest.removeAll(List.of(some));
    return Vocabulary.of(rest);
  }

  /** With names that are given. */
  public Spellings with(Where where) {
    Map<String, String> names = new HashMap<>();
    where.names().values().forEach(name -> names.put(name, name));
    return names.isEmpty()
        ? this
        : new Spellings(
            usual.spelled(names),
            others.stream().map(one -> one.spelled(names)).toList(),
            by,
            both);
  }

  /**
   * An answer as it was read.
   *
   * @param formula the usual reading
   * @param readings all of them, the usual one first, by what is chosen; empty where it is alone
   * @param as what was typed, with what it was read as, in the usual reading
   */
  public record Answer(
      Formula formula, Map<Conventions, Formula> readings, Map<String, String> as) {

    /** An answer as it is usually read, and perhaps otherwise, by a choice. */
    static Answer of(Reading usual, Optional<Reading> other, Choice by) {
      Map<Conventions, Formula> readings = new LinkedHashMap<>();
      if (other.isEmpty()) {
        add(Conventions.NONE, usual, readings);
      } else {
        add(Conventions.NONE.with(by, by.options().get(0)), usual, readings);
        add(Conventions.NONE.with(by, by.options().get(1)), other.orElseThrow(), readings);
      }
      return new Answer(usual.formula(), readings.size() == 1 ? Map.of() : readings, usual.as());
    }

    private static void add(
        Conventions letters, Reading reading, Map<Conventions, Formula> readings) {
      if (reading.multiplied().isEmpty()) {
        readings.put(letters, reading.formula());
      } else {
        readings.put(letters.with(Choice.BESIDE, "dividing"), reading.formula());
        readings.put(
            letters.with(Choice.BESIDE, "multiplying"), reading.multiplied().orElseThrow());
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @throws FormulaException if the text is no formula over these variables
   */
  public Answer read(String text) {
    List<Reading> readings = new ArrayList<>();
    for (Vocabulary vocabulary : others) {
      try {
        Reading reading = FormulaParser.read(text, vocabulary);
        if (isOfCourses(reading.formula().variables())) {
          readings.add(reading);
        }
      } catch (FormulaException e) {
        // it is not written so
      }
    }
    try {
      Reading first = FormulaParser.read(text, usual);
      return Answer.of(
          first,
          readings.stream().filter(one -> !one.formula().equals(first.formula())).findFirst(),
          by);
    } catch (FormulaException unread) {
      Reading only = readings.stream().findFirst().orElseThrow(() -> unread);
      return Answer.of(only, Optional.empty(), by);
    }
  }

  /**
   * Returns whether n, if it is a size, stands beside another letter that courses use for both
   * axes.
   */
  private boolean isOfCourses(Set<String> named) {
    return !named.contains(SpelledNames.SQUARE)
        || named.stream()
            .anyMatch(name -> both.containsKey(name) && !name.equals(SpelledNames.SQUARE));
  }

  /** Returns what is given by names for both, where variables are named so. */
  public Where implied(Where given, Collection<String> named) {
    Where all = given;
    for (Map.Entry<String, List<String>> one : both.entrySet()) {
      boolean meant = named.contains(one.getKey()) && !given.names().containsValue(one.getKey());
      for (String variable : meant ? one.getValue() : List.<String>of()) {
        all = given.names().containsKey(variable) ? all : all.with(variable, one.getKey());
      }
    }
    return all;
  }
}
