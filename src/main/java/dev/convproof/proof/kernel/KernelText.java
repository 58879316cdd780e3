package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.require;

import dev.convproof.algebra.Rationals;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
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
    Entry entry = new EntryReader(text).read();
    int depth = entry.depth();
    require(
        depth == 1 || depth == 2 || depth == 4,
        "position %d: the lists are nested %d deep: %s",
        entry.position(),
        depth,
        RIGHT);
    KernelText reader = new KernelText(depth);
    reader.collect(entry, 0);
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
    require(list.layout() == Layout.ROW, "the list is nested: one such as [1,2] would be right");
    return list.taps();
  }

  /** A kernel of 1, 2 or 4 sizes. */
  static Kernel of(int[] sizes, List<BigFraction> taps) {
    return switch (sizes.length) {
      case 1 -> Kernel.row(taps);
      case 2 -> Kernel.plane(sizes[0], sizes[1], taps);
      default ->
          new Kernel(Layout.CHANNELS, new Shape(sizes[0], sizes[1], sizes[2], sizes[3]), taps);
    };
  }

  private void collect(Entry entry, int level) {
    if (entry instanceof Entry.Leaf number) {
      require(
          level == sizes.length,
          "position %d: a number stands where the other entries are lists",
          entry.position());
      taps.add(number.value());
    } else if (entry instanceof Entry.Nested list) {
      require(
          level < sizes.length,
          "position %d: a list stands where the other entries are numbers",
          entry.position());
      int entries = list.entries().size();
      require(
          sizes[level] == 0 || sizes[level] == entries,
          "position %d: this list has %d %s, the first one beside it has %d: all must be of one length",
          entry.position(),
          entries,
          entries == 1 ? "entry" : "entries",
          sizes[level]);
      sizes[level] = entries;
      list.entries().forEach(next -> collect(next, level + 1));
    }
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
}
