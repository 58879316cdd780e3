package dev.convproof.report;

import dev.convproof.claim.Counterexample;
import dev.convproof.message.Message;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case as people read it: the sizes that are not 1, layer after layer. */
final class CaseInWords {
  private static final Pattern SIZE = Pattern.compile("([a-z]+)([0-9]+)");
  private static final Pattern LAYER = Pattern.compile("(?:[a-z]+[0-9]+)+");

  /** Such as {@code kh=1}, no padding, or a size that follows from others by doubling. */
  private static final Pattern USUAL =
      Pattern.compile("(?:[a-oq-zA-Z]\\w*=1|o?p[a-z0-9]*=0|[hw]o2=.*)");

  /** A layer whose weights are not the same at all places. */
  private static final Pattern BY_WINDOW = Pattern.compile("(h=[0-9]+) w=(\\[.*\\])");

  private CaseInWords() {}

  /** Returns the case of a counterexample; what is no list of sizes stands as it is. */
  static Message of(Counterexample by) {
    boolean isLine = isLine(by.on());
    List<String> layers = layers(by.on());
    if (!by.variables().isEmpty()) {
      List<String> named = List.of(by.variables().split(" "));
      return isLine && layers.size() == 1 ? named(named, sizes(layers.get(0))) : inWords(named);
    }
    return of(by.on());
  }

  /** Returns whether a case is written as a line that a command replays. */
  static boolean isLine(String on) {
    return layers(on).stream().allMatch(LAYER.asMatchPredicate());
  }

  private static List<String> layers(String on) {
    return List.of(on.replaceFirst(" (--|~).*", "").split(","));
  }

  /** Returns a case of sizes alone in words. */
  static Message of(String on) {
    Matcher byWindow = BY_WINDOW.matcher(on);
    if (byWindow.matches()) {
      return Message.of("example.weights-by-window", byWindow.group(1), byWindow.group(2));
    }
    if (!isLine(on)) {
      return Message.verbatim(on);
    }
    List<String> layers = layers(on);
    return layers.stream().map(CaseInWords::sizes).allMatch(List.of("n=1")::equals)
        ? Message.of("example.ones")
        : Message.joined("example.then", layers.stream().map(one -> inWords(sizes(one))).toList());
  }

  /**
   * The variables that a formula names, and the sizes that it does not; their padding is ph, pw.
   */
  private static Message named(List<String> variables, List<String> sizes) {
    List<String> names = variables.stream().map(one -> one.replaceFirst("=.*", "=")).toList();
    Stream<String> others =
        sizes.stream()
            .filter(size -> !size.startsWith("p") && names.stream().noneMatch(size::startsWith));
    return inWords(Stream.concat(variables.stream(), others).toList());
  }

  private static List<String> sizes(String layer) {
    return SIZE.matcher(layer).results().map(size -> size.group(1) + "=" + size.group(2)).toList();
  }

  private static Message inWords(List<String> all) {
    String unusual =
        all.stream()
            .filter(Predicate.not(USUAL.asMatchPredicate()))
            .collect(Collectors.joining(", "));
    return unusual.isEmpty() ? Message.of("example.ones") : Message.of("example.rest", unusual);
  }
}
