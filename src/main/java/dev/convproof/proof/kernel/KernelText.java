package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.requireTold;

import dev.convproof.algebra.Rationals;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The text of a kernel: numbers in lists that are nested 1, 2 or 4 deep. Numbers are integers,
 * fractions {@code 1/3} and decimals {@code 0.5} or {@code 5e-1}, all read exactly.
 */
public final class KernelText {
  private static final String RIGHT =
      "a kernel is [1,2,1], [[1,2],[3,4]], or nested 4 deep [co][ci][kh][kw]";

  private final List<BigFraction> taps = new ArrayList<>();
  private final int[] sizes;

  private KernelText(int depth) {
    this.sizes = new int[depth];
  }

  /**
   * Reads a kernel.
   *
   * @throws KernelException if the text is no kernel; the message names the position, from 1
   */
  public static Kernel parse(String text) {
    Item item = new Reader(text).read();
    int depth = item.depth();
    requireTold(
        depth == 1 || depth == 2 || depth == 4,
        "kernel-depth",
        "position %d: the lists are nested %d deep: " + RIGHT,
        item.position(),
        depth);
    KernelText reader = new KernelText(depth);
    reader.collect(item, 0);
    return of(reader.sizes, reader.taps);
  }

  /**
   * Reads a number, or the numbers of a list that is not nested.
   *
   * @throws KernelException if the text is neither; the message names the position, from 1
   */
  public static List<BigFraction> parseNumbers(String text) {
    if (!text.stripLeading().startsWith("[")) {
      return List.of(ExactNumber.parse(text.strip(), 1));
    }
    Kernel list = parse(text);
    requireTold(
        list.layout() == Layout.ROW,
        "kernel-list-nested",
        "the list is nested: one such as [1,2] would be right");
    return list.taps();
  }

  /** Creates a kernel of 1, 2 or 4 sizes. */
  static Kernel of(int[] sizes, List<BigFraction> taps) {
    return switch (sizes.length) {
      case 1 -> Kernel.row(taps);
      case 2 -> Kernel.plane(sizes[0], sizes[1], taps);
      default ->
          new Kernel(Layout.CHANNELS, new Shape(sizes[0], sizes[1], sizes[2], sizes[3]), taps);
    };
  }

  private void collect(Item item, int level) {
    if (item.number().isPresent()) {
      requireTold(
          level == sizes.length,
          "kernel-number-among-lists",
          "position %d: a number stands where the other entries are lists",
          item.position());
      taps.add(item.number().get());
      return;
    }
    requireTold(
        level < sizes.length,
        "kernel-list-among-numbers",
        "position %d: a list stands where the other entries are numbers",
        item.position());
    int entries = item.entries().size();
    requireTold(
        sizes[level] == 0 || sizes[level] == entries,
        "kernel-lengths",
        "position %d: this list is %d long, the first one beside it %d: all must be of one length",
        item.position(),
        entries,
        sizes[level]);
    sizes[level] = entries;
    item.entries().forEach(entry -> collect(entry, level + 1));
  }

  static String print(Kernel kernel) {
    Shape shape = kernel.shape();
    int[] sizes = {shape.outer(), shape.channels(), shape.height(), shape.width()};
    return print(kernel.buffer(), sizes, 4 - kernel.layout().depth(), 0);
  }

  private static String print(BigFraction[] taps, int[] sizes, int level, int at) {
    if (level == 4) {
      return Rationals.INSTANCE.show(taps, at);
    }
    List<String> entries = new ArrayList<>();
    for (int entry = 0; entry < sizes[level]; entry++) {
      entries.add(print(taps, sizes, level + 1, at * sizes[level] + entry));
    }
    return "[" + String.join(", ", entries) + "]";
  }

  /**
   * One entry of a nested list: a number, or a list that is not empty.
   *
   * @param position where it starts in the text, from 1
   */
  private record Item(int position, Optional<BigFraction> number, List<Item> entries) {
    /** Returns how deep the first number in it lies: 0 for a number itself. */
    int depth() {
      return number.isPresent() ? 0 : 1 + entries.get(0).depth();
    }
  }

  /** Reads the text of a nested list from left to right. */
  private static final class Reader {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;
    private int numbers;

    Reader(String text) {
      this.text = text;
    }

    /** Reads the one list that the text holds. */
    Item read() {
      skipSpaces();
      requireTold(
          peek() == '[',
          "kernel-begins",
          "position %d: %s: a kernel begins with \"[\"",
          at + 1,
          here());
      Item item = list(1);
      skipSpaces();
      requireTold(
          at == text.length(),
          "kernel-after",
          "position %d: %s after the end of the kernel: one list would be right",
          at + 1,
          here());
      return item;
    }

    private Item list(int depth) {
      int position = at + 1;
      requireTold(
          depth <= DEEPEST,
          "kernel-too-deep",
          "position %d: the lists are nested more than %d deep",
          position,
          DEEPEST);
      at++;
      List<Item> entries = new ArrayList<>();
      do {
        skipSpaces();
        requireTold(
            peek() != ']' || !entries.isEmpty(),
            "kernel-empty-list",
            "position %d: this list is empty",
            position);
        entries.add(peek() == '[' ? list(depth + 1) : number());
        skipSpaces();
      } while (taken(','));
      requireTold(
          taken(']'),
          "kernel-comma",
          "position %d: %s where \",\" or \"]\" is needed",
          at + 1,
          here());
      return new Item(position, Optional.empty(), entries);
    }

    private Item number() {
      int start = at;
      while (at < text.length() && "[], \t\n\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      requireTold(
          at > start,
          "kernel-number-needed",
          "position %d: %s where a number is needed",
          at + 1,
          here());
      requireTold(
          ++numbers <= Kernel.MOST_TAPS,
          "kernel-too-many",
          "position %d: more than %d taps: a smaller kernel would be right",
          start + 1,
          Kernel.MOST_TAPS);
      BigFraction number = ExactNumber.parse(text.substring(start, at), start + 1);
      return new Item(start + 1, Optional.of(number), List.of());
    }

    private boolean taken(char wanted) {
      if (peek() != wanted) {
        return false;
      }
      at++;
      return true;
    }

    private void skipSpaces() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    /** Returns the next character, or a character that no kernel has. */
    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private Object here() {
      return at < text.length()
          ? "\"" + text.charAt(at) + "\""
          : Message.told("kernel-end", "the end of the text");
    }
  }
}
