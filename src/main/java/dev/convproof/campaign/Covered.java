package dev.convproof.campaign;

import dev.convproof.geometry.Geometry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What some ranges of a campaign gave. It is the same however the ranges were cut, in which order
 * they were judged, and by how many threads or machines: counts and digests are sums, and of
 * counterexamples the first in rank is kept.
 *
 * @param ranges that were judged, in order, none touching the next
 * @param judged how much was compared in all
 * @param refuted at how many shapes something differs
 * @param digest of every shape and its answer: Σ SHA-256 mod 2^128 over lines of rank, shape, count
 *     and what differs
 * @param first the counterexample of the least rank; empty where there is none
 */
public record Covered(
    List<Range> ranges, long judged, long refuted, BigInteger digest, Optional<First> first) {
  private static final int DIGEST_BYTES = 16;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * DIGEST_BYTES);

  /** Nothing yet. */
  public static final Covered NONE =
      new Covered(List.of(), 0, 0, BigInteger.ZERO, Optional.empty());

  /** Copies the ranges. */
  public Covered {
    ranges = List.copyOf(ranges);
  }

  /** Ranks from one on, to another that is left out: not empty, and none below 0. */
  public record Range(long from, long to) implements Comparable<Range> {
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
    private long judged;
    private long refuted;
    private BigInteger digest = BigInteger.ZERO;
    private Optional<First> first = Optional.empty();

    void add(long rank, Geometry shape, Question.Answer answer) {
      String line =
          rank + " " + shape + " " + answer.judged() + " " + answer.refuted().orElse("equal");
      judged += answer.judged();
      refuted += answer.refuted().isPresent() ? 1 : 0;
      digest = digest.add(new BigInteger(1, sha.digest(line.getBytes(StandardCharsets.UTF_8))));
      if (first.isEmpty()) {
        first =
            answer
                .refuted()
                .map(what -> new First(rank, shape.toString(), what.replaceAll("\\s+", " ")));
      }
    }

    Covered over(Range range) {
      return new Covered(List.of(range), judged, refuted, digest.mod(MODULUS), first);
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
        judged + other.judged,
        refuted + other.refuted,
        digest.add(other.digest).mod(MODULUS),
        Stream.concat(first.stream(), other.first.stream())
            .min(Comparator.comparingLong(First::rank)));
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
