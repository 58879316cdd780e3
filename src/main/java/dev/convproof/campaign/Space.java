package dev.convproof.campaign;

import dev.convproof.generate.RankedShapes;
import dev.convproof.generate.RankedStacks;
import dev.convproof.geometry.Geometry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shapes of a campaign, smallest first where they are enumerated, each with a rank from 0.
 *
 * @param name what it is, in a few words; spaces of one name are the same
 * @param parts of it, in order
 */
public record Space(String name, List<Part> parts) {
  private static final int DIGEST_BYTES = 8;

  /** Copies the parts. */
  public Space {
    parts = List.copyOf(parts);
  }

  /**
   * Some of the shapes.
   *
   * @param name such as {@code size 7}
   * @param count how many they are
   * @param shape the shape of a rank within the part, from 0; may be asked by several threads
   */
  public record Part(String name, long count, LongFunction<Shape> shape) {}

  /**
   * Where a question is asked.
   *
   * @param layers one, or those of a stack; none where a recording says what was computed
   * @param text as a case line; or what names the recording
   */
  public record Shape(List<Geometry> layers, String text) {
    /** Copies the layers. */
    public Shape {
      layers = List.copyOf(layers);
    }

    /** Returns the shape that has these layers. */
    public static Shape of(List<Geometry> layers) {
      return new Shape(
          layers, layers.stream().map(Geometry::toString).collect(Collectors.joining(",")));
    }

    /** Returns the first layer. */
    public Geometry only() {
      return layers.get(0);
    }

    /** Returns the products that all layers sum. */
    public double products() {
      return layers.stream().mapToDouble(g -> (double) g.outputSize() * g.products()).sum();
    }

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** Returns every shape whose {@link Geometry#size()} is at most a bound. */
  public static Space upTo(int size) {
    return bySize(
        "all shapes of size " + size + " and less",
        size,
        one -> {
          RankedShapes shapes = new RankedShapes(one);
          return new Part(
              "size " + one, shapes.count(), rank -> Shape.of(List.of(shapes.at(rank))));
        });
  }

  /**
   * Returns every stack of two layers in which what is free is at most a bound, see {@link
   * RankedStacks}.
   */
  public static Space ofStacks(int size) {
    return bySize(
        "all stacks of two layers whose free size is " + size + " and less",
        size,
        one -> {
          RankedStacks stacks = new RankedStacks(one);
          return new Part("size " + one, stacks.count(), rank -> Shape.of(stacks.at(rank)));
        });
  }

  private static Space bySize(String name, int size, IntFunction<Part> part) {
    return new Space(name, IntStream.rangeClosed(0, size).mapToObj(part).toList());
  }

  /** A list of shapes under a name. */
  public record Listed(String name, List<Shape> shapes) {
    /** Copies the shapes. */
    public Listed {
      shapes = List.copyOf(shapes);
    }
  }

  /** Returns lists of shapes, one after the other; the name gets a digest of all shapes. */
  public static Space of(String name, List<Listed> lists) {
    MessageDigest sha = Covered.sha256();
    List<Part> parts = new ArrayList<>();
    for (Listed list : lists) {
      for (Shape shape : list.shapes()) {
        sha.update((shape + "\n").getBytes(StandardCharsets.UTF_8));
      }
      parts.add(
          new Part(
              list.name(), list.shapes().size(), rank -> list.shapes().get(Math.toIntExact(rank))));
    }
    String digest = HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
    return new Space(name + " (" + digest + ")", parts);
  }

  /** Returns this space once for each of some names, with which its parts' names then begin. */
  public Space each(List<String> names) {
    return new Space(
        name + ", for each of " + names.size() + " convolutions",
        names.stream()
            .flatMap(
                one ->
                    parts.stream()
                        .map(
                            part -> new Part(one + ", " + part.name(), part.count(), part.shape())))
            .toList());
  }

  /** Returns how many shapes there are. */
  public long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  /**
   * Returns the shape of a rank.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public Shape at(long rank) {
    int part = part(rank);
    return parts.get(part).shape().apply(rank - start(part));
  }

  /**
   * Returns which part a rank is in, from 0.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  int part(long rank) {
    long end = 0;
    for (int at = 0; at < parts.size(); at++) {
      end += parts.get(at).count();
      if (rank < end) {
        return at;
      }
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + end);
  }

  private long start(int part) {
    return parts.subList(0, part).stream().mapToLong(Part::count).sum();
  }
}
