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
 * How the variables of a quantity may be written: as here, as in the textbook (n_h and m_h are
 * sizes), as in courses (n, f and W are sizes of the axis asked about; one letter for both axes),
 * and as in frameworks ({@code in_channels}, {@code kernel_size[0]}).
 *
 * @param usual what is read
 * @param book the readings in which nh is n_h, or n the size of a square input; each names no batch
 * @param both names for variables that are equal, with these
 */
public record Spellings(Vocabulary usual, List<Vocabulary> book, Map<String, List<String>> both) {

  /**
   * What means the same on both axes, by the name here, with the letter of the axis as {@code #}.
   */
  private static final Map<String, List<String>> ON_AXIS =
      Map.of(
          "#o",
          List.of(
              "#_out",
              "#out",
              "out_#",
              "o#",
              "m_#",
              "out_@",
              "output_@",
              "@_out",
              "#_output",
              "output_#",
              "new_@"),
          "#",
          List.of(
              "#_in", "#in", "in_#", "i#", "#i", "n_#", "in_@", "input_@", "@", "@_in", "#_input",
              "input_#"),
          "k#",
          List.of(
              "kernel_#",
              "kernel_@",
              "kernel_size[*]",
              "kernel[*]",
              "k[*]",
              "f_#",
              "filter_#",
              "filter_@",
              "ks[*]",
              "pool_size[*]",
              "filter_size[*]"),
          "p#",
          List.of("padding[*]", "padding_#", "padding_@", "pad[*]", "pad_#", "pad_@", "p[*]"),
          "s#",
          List.of("stride[*]", "strides[*]", "stride_#", "stride_@", "s[*]"),
          "d#",
          List.of("dilation[*]", "dilations[*]", "dilation_#", "dilation_@", "d[*]"));

  private static final Map<String, List<String>> CHANNELS =
      Map.of(
          "ci",
          List.of("in_channels", "input_channels", "in_ch", "cin", "c_in", "ic", "channels_in"),
          "co",
          List.of(
              "out_channels",
              "output_channels",
              "out_ch",
              "cout",
              "c_out",
              "oc",
              "filters",
              "num_filters",
              "channels_out"),
          "n",
          List.of("batch", "batch_size", "batchsize", "images"),
          "g",
          List.of("groups", "group", "num_groups"));

  /** What is one number for both axes, or both layers. */
  private static final Map<String, List<String>> ONE_FOR_BOTH =
      Map.of(
          "k",
          List.of("k", "f", "kernel_size", "kernel", "ks", "filter_size", "pool_size"),
          "p",
          List.of("p", "padding", "pad"),
          "s",
          List.of("s", "stride", "strides"),
          "d",
          List.of("d", "dilation", "dilations"));

  private static final List<String> SIZE_OF_AXIS =
      List.of(
          "n",
          "i",
          "W",
          "in",
          "input",
          "in_size",
          "input_size",
          "input_shape",
          "size",
          "n_in",
          "n_i");

  /** What means channels where none of the sizes is asked for. */
  private static final Map<String, String> OF_COSTS = Map.of("in", "ci", "out", "co");

  /** Further names of numbers that are alone, such as the kernel's width in a strip. */
  private static final Map<String, List<String>> ALONE =
      Map.of("k", List.of("kw", "kh"), "D", List.of("Δ", "delta", "d"), "d", List.of("rate"));

  /** The name of an input's size where it is square. */
  private static final String SQUARE = "size";

  /** All spellings, those of the output included. */
  private static final Map<String, String> ANYWHERE = anywhere();

  /** Most quantities have the same: made once in a process. */
  private static final Map<List<String>, Spellings> MADE = new ConcurrentHashMap<>();

  /** Copies the collections. */
  public Spellings {
    book = List.copyOf(book);
    both = Map.copyOf(both);
  }

  private static Map<String, String> anywhere() {
    Map<String, String> all = new HashMap<>();
    VariableNames.STACK.forEach(name -> all.put(name, name));
    VariableNames.LAYER.forEach(name -> all.put(name, name));
    VariableNames.OUTPUT.forEach(name -> all.put(name, name));
    all.put("M", "M");
    all.putAll(axis("h"));
    all.putAll(axis("w"));
    all.putAll(channels());
    return Map.copyOf(all);
  }

  private static Map<String, String> axis(String letter) {
    String word = letter.equals("h") ? "height" : "width";
    String index = letter.equals("h") ? "0" : "1";
    Map<String, String> spelled = new HashMap<>();
    ON_AXIS.forEach(
        (name, spellings) ->
            spellings.forEach(
                one ->
                    spelled.put(
                        one.replace("#", letter).replace("@", word).replace("*", index),
                        name.replace("#", letter))));
    return spelled;
  }

  private static Map<String, String> channels() {
    Map<String, String> spelled = new HashMap<>();
    CHANNELS.forEach((name, spellings) -> spellings.forEach(one -> spelled.put(one, name)));
    return spelled;
  }

  /** Spellings of variables of a cost, or of another quantity of one layer or of two. */
  static Spellings of(Vocabulary names) {
    return MADE.computeIfAbsent(names.names(), all -> made(names));
  }

  private static Spellings made(Vocabulary names) {
    boolean stacked = names.names().contains("k1");
    Map<String, String> spelled = new HashMap<>();
    Map<String, List<String>> both = new HashMap<>();
    ONE_FOR_BOTH.forEach(
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
    ANYWHERE.forEach(
        (one, name) -> {
          if (names.names().contains(name)) {
            spelled.put(one, name);
          }
        });
    Vocabulary usual = whole(names, spelled, Optional.empty());
    if (!names.names().containsAll(List.of("n", "h", "w", "ci"))) {
      return new Spellings(usual, List.of(), both);
    }
    Map<String, String> sizes = new HashMap<>(spelled);
    sizes.values().removeIf("n"::equals);
    sizes.putAll(Map.of("nh", "h", "nw", "w", "cin", "ci"));
    Map<String, String> square = new HashMap<>(spelled);
    square.values().removeIf(List.of("n", "h", "w")::contains);
    square.put("n", SQUARE);
    both.put(SQUARE, List.of("h", "w"));
    return new Spellings(
        usual,
        List.of(
            whole(without(names, "n"), sizes, Optional.empty()),
            whole(without(names, "n", "h", "w"), square, Optional.empty())),
        both);
  }

  /** Adds what has one meaning where there are no axes, or no sizes to mean. */
  private static void alone(Vocabulary names, Map<String, String> spelled) {
    boolean ofLayer = names.names().contains("ci");
    (ofLayer ? OF_COSTS : Map.<String, String>of()).forEach((one, name) -> spelled.put(one, name));
    ALONE.forEach(
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
    ONE_FOR_BOTH.forEach(
        (name, spellings) ->
            spellings.forEach(
                one -> {
                  if (names.names().contains(name + letter)) {
                    spelled.put(one, name + letter);
                  }
                }));
    ANYWHERE.forEach(
        (one, name) -> {
          if (names.names().contains(name)) {
            spelled.put(one, name);
          }
        });
    SIZE_OF_AXIS.forEach(one -> spelled.put(one, letter));
    spelled.put("nh", "h");
    spelled.put("nw", "w");
    Vocabulary usual = whole(without(names, "n"), spelled, Optional.of(letter + "o"));
    return new Spellings(usual, List.of(), Map.of());
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
        Map.of());
  }

  /** With what is known elsewhere, and what may stand left of an equals sign. */
  private static Vocabulary whole(
      Vocabulary names, Map<String, String> spelled, Optional<String> asked) {
    Map<String, String> elsewhere = new HashMap<>(ANYWHERE);
    elsewhere.keySet().removeAll(spelled.keySet());
    elsewhere.keySet().removeAll(names.names());
    return names
        .spelled(spelled)
        .elsewhere(elsewhere)
        .asked(
            left -> {
              if (left.endsWith(Vocabulary.PRIME)) { // such as H' of H
                String input = left.substring(0, left.length() - 1).toLowerCase(Locale.ROOT);
                return asked.filter((input + "o")::equals).isPresent();
              }
              String lower = left.toLowerCase(Locale.ROOT);
              String meant = ANYWHERE.getOrDefault(left, ANYWHERE.get(lower));
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
            usual.spelled(names), book.stream().map(one -> one.spelled(names)).toList(), both);
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

    /** An answer as it is usually read, and perhaps with other letters. */
    static Answer of(Reading usual, Optional<Reading> sizes) {
      Map<Conventions, Formula> readings = new LinkedHashMap<>();
      if (sizes.isEmpty()) {
        add(Conventions.NONE, usual, readings);
      } else {
        add(Conventions.NONE.with(Choice.LETTERS, "product"), usual, readings);
        add(Conventions.NONE.with(Choice.LETTERS, "sizes"), sizes.orElseThrow(), readings);
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
    List<Reading> others = new ArrayList<>();
    for (Vocabulary vocabulary : book) {
      try {
        Reading reading = FormulaParser.read(text, vocabulary);
        if (isOfCourses(reading.formula().variables())) {
          others.add(reading);
        }
      } catch (FormulaException e) {
        // it is not written so
      }
    }
    try {
      Reading first = FormulaParser.read(text, usual);
      return Answer.of(
          first, others.stream().filter(one -> !one.formula().equals(first.formula())).findFirst());
    } catch (FormulaException unread) {
      return Answer.of(others.stream().findFirst().orElseThrow(() -> unread), Optional.empty());
    }
  }

  /**
   * Returns whether n, if it is a size, stands beside another letter that courses use for both
   * axes.
   */
  private boolean isOfCourses(Set<String> named) {
    return !named.contains(SQUARE)
        || named.stream().anyMatch(name -> both.containsKey(name) && !name.equals(SQUARE));
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
