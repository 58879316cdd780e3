package dev.convproof.campaign;

import dev.convproof.generate.RankedShapes;
import dev.convproof.geometry.Geometry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
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
  public record Part(String name, long count, LongFunction<Geometry> shape) {}

  /** Returns every shape whose {@link Geometry#size()} is at most a bound. */
  public static Space upTo(int size) {
    List<Part> parts =
        IntStream.rangeClosed(0, size)
            .mapToObj(
                one -> {
                  RankedShapes shapes = new RankedShapes(one);
                  return new Part("size " + one, shapes.count(), shapes::at);
                })
            .toList();
    return new Space("all shapes of size " + size + " and less", parts);
  }

  /** A list of shapes under a name. */
  public record Listed(String name, List<Geometry> shapes) {
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
      list.shapes().forEach(g -> sha.update((g + "\n").getBytes(StandardCharsets.UTF_8)));
      parts.add(
          new Part(
              list.name(), list.shapes().size(), rank -> list.shapes().get(Math.toIntExact(rank))));
    }
    String digest = HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
    return new Space(name + " (" + digest + ")", parts);
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
  public Geometry at(long rank) {
    long rest = rank;
    for (Part part : parts) {
      if (rest < part.count()) {
        return part.shape().apply(rest);
      }
      rest -= part.count();
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + count());
  }
}
