package dev.convproof.campaign;

import java.io.Serializable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The result of some ranges of a campaign. It is the same however the ranges were cut, in which
 * order they were judged, and by how many threads or machines: counts and digests are sums, and of
 * counterexamples the first in rank is kept.
 *
 * @param ranges that were judged, in order, none touching the next
 * @param counts of the space's parts that have any of them, in order
 * @param digest of every shape and its answer: Σ SHA-256 mod 2^128 over lines of rank, shape, count
 *     and what differs
 * @param first the counterexample of the least rank; empty where there is none
 */
public record Covered(
    List<Range> ranges, List<Count> counts, BigInteger digest, Optional<First> first) {
  private static final int DIGEST_BYTES = 16;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * DIGEST_BYTES);

  /** Nothing yet. */
  public static final Covered NONE =
      new Covered(List.of(), List.of(), BigInteger.ZERO, Optional.empty());

  /** Copies the ranges and counts. */
  public Covered {
    ranges = List.copyOf(ranges);
    counts = List.copyOf(counts);
  }

  /** Ranks from one on, to another that is left out: not empty, and none below 0. */
  public record Range(long from, long to) implements Comparable<Range>, Serializable {
    private static final long serialVersionUID = 1L;

    /** Checks the bounds. */
    public Range {
      if (from < 0 || from >= to) {
        throw new IllegalArgumentException("a range from " + from + " to " + to);
      }
    }

    /** Returns how many ranks it has. */
    public long count() {
      return to - from;
    }

    @Override
    public int compareTo(Range other) {
      return Long.compare(from, other.from);
    }
  }

  /**
   * The counts of one part of the space.
   *
   * @param part its place among the parts, from 0
   * @param shapes how many were judged
   * @param judged how much was compared at them
   * @param refuted at how many something differs
   * @param suspect at how many something is within its bound, but beyond what chance gives
   */
  public record Count(int part, long shapes, long judged, long refuted, long suspect) {
    private static Count sum(Count one, Count other) {
      return new Count(
          one.part,
          one.shapes + other.shapes,
          one.judged + other.judged,
          one.refuted + other.refuted,
          one.suspect + other.suspect);
    }
  }

  /**
   * A counterexample.
   *
   * @param shape as a case line
   * @param what differs
   */
  public record First(long rank, String shape, String what) {}

  /** Ranges overlap: what they have in common would count twice. */
  public static final class OverlapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverlapException(long from, long to) {
      super(String.format(Locale.ROOT, "ranks %d to %d are judged twice", from, to - 1), null);
    }
  }

  /** Adds up the answers at the shapes of one range, in order. */
  static final class Sum {
    private final MessageDigest sha = sha256();
    private final TreeMap<Integer, Count> counts = new TreeMap<>();
    private BigInteger digest = BigInteger.ZERO;
    private Optional<First> first = Optional.empty();

    void add(long rank, int part, Space.Shape shape, Question.Answer answer) {
      String what = answer.refuted().orElse("equal") + (answer.suspect() ? ", suspect" : "");
      String line = rank + " " + shape + " " + answer.judged() + " " + what;
      int refuted = answer.refuted().isPresent() ? 1 : 0;
      int suspect = answer.suspect() ? 1 : 0;
      counts.merge(part, new Count(part, 1, answer.judged(), refuted, suspect), Count::sum);
      digest = digest.add(new BigInteger(1, sha.digest(line.getBytes(StandardCharsets.UTF_8))));
      if (first.isEmpty()) {
        first =
            answer
                .refuted()
                .map(by -> new First(rank, shape.toString(), by.replaceAll("\\s+", " ")));
      }
    }

    Covered over(Range range) {
      return new Covered(List.of(range), List.copyOf(counts.values()), digest.mod(MODULUS), first);
    }
  }

  /** Returns what makes SHA-256 digests. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Returns the evidence of both.
   *
   * @throws OverlapException if they have ranks in common
   */
  public Covered plus(Covered other) {
    return new Covered(
        joined(Stream.concat(ranges.stream(), other.ranges.stream()).sorted().toList()),
        counted(Stream.concat(counts.stream(), other.counts.stream())),
        digest.add(other.digest).mod(MODULUS),
        Stream.concat(first.stream(), other.first.stream())
            .min(Comparator.comparingLong(First::rank)));
  }

  private static List<Count> counted(Stream<Count> all) {
    TreeMap<Integer, Count> counts = new TreeMap<>();
    all.forEach(one -> counts.merge(one.part(), one, Count::sum));
    return List.copyOf(counts.values());
  }

  private static List<Range> joined(List<Range> sorted) {
    List<Range> joined = new ArrayList<>();
    for (Range next : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).to() > next.from()) {
        throw new OverlapException(next.from(), Math.min(joined.get(last).to(), next.to()));
      }
      if (last >= 0 && joined.get(last).to() == next.from()) {
        joined.set(last, new Range(joined.get(last).from(), next.to()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** Returns how much was compared in all. */
  public long judged() {
    return counts.stream().mapToLong(Count::judged).sum();
  }

  /** Returns at how many shapes something differs. */
  public long refuted() {
    return counts.stream().mapToLong(Count::refuted).sum();
  }

  /** Returns at how many shapes something is within its bound, but beyond what chance gives. */
  public long suspect() {
    return counts.stream().mapToLong(Count::suspect).sum();
  }

  /** Returns how many shapes were judged. */
  public long shapes() {
    return ranges.stream().mapToLong(Range::count).sum();
  }

  /** Returns the ranks of a range that are missing here, in order. */
  public List<Range> missing(Range within) {
    List<Range> missing = new ArrayList<>();
    long from = within.from();
    for (Range range : ranges) {
      if (range.from() > from && from < within.to()) {
        missing.add(new Range(from, Math.min(range.from(), within.to())));
      }
      from = Math.max(from, range.to());
    }
    if (from < within.to()) {
      missing.add(new Range(from, within.to()));
    }
    return missing;
  }

  /** Returns the digest as 32 hexadecimal digits. */
  public String digestText() {
    return String.format(Locale.ROOT, "%032x", digest);
  }
}
