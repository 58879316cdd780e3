package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Structure;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Bounds the degree of every scalar as a polynomial in the data: a sum takes the greater degree, a
 * product adds them. What a law compares at a random point of a field, it judges rightly but for a
 * probability of at most this degree divided by the field's size (Schwartz and Zippel).
 *
 * <p>Remembers the greatest degree that was compared; one instance observes one judgement, whose
 * outcome means nothing.
 */
public final class DegreeAlgebra extends LongArithmetic
    implements Scaling<long[]>, RootsOfUnity<long[]> {
  /** The degree of zero. */
  private static final int NOTHING = -1;

  private long greatest;

  /** Has compared nothing so far. */
  public DegreeAlgebra() {
    super(NOTHING);
  }

  /** Returns the greatest degree on either side of any comparison that one judgement makes. */
  public static int compared(Consumer<DegreeAlgebra> judgement) {
    DegreeAlgebra observer = new DegreeAlgebra();
    judgement.accept(observer);
    return observer.greatest();
  }

  /** Returns the greatest degree on either side of any comparison so far. */
  public int greatest() {
    return Math.toIntExact(greatest);
  }

  @Override
  public String name() {
    return "degrees";
  }

  @Override
  public Structure structure() {
    return Structure.SEMIRING;
  }

  /** Every value is taken for an indeterminate. */
  @Override
  public long[] load(long[] values, int exponent) {
    long[] buffer = new long[values.length];
    Arrays.fill(buffer, 1);
    return buffer;
  }

  @Override
  long sum(long a, long b) {
    return Math.max(a, b);
  }

  @Override
  long product(long a, long b) {
    return a == NOTHING || b == NOTHING ? NOTHING : a + b;
  }

  @Override
  public Optional<Scaling<long[]>> scaling() {
    return Optional.of(this);
  }

  @Override
  public boolean inverts(BigInteger integer) {
    return integer.signum() != 0;
  }

  /** A constant is of degree 0. */
  @Override
  public void addMultiple(
      BigFraction constant, long[] from, int at, int step, long[] to, int toAt, int toStep, int n) {
    if (constant.signum() != 0) {
      add(from, at, step, to, toAt, toStep, n);
    }
  }

  @Override
  public Optional<RootsOfUnity<long[]>> roots() {
    return Optional.of(this);
  }

  @Override
  public boolean has(int order) {
    return Integer.bitCount(order) == 1;
  }

  /** Constants, too. */
  @Override
  public long[] powers(int order) {
    return new long[Math.max(1, order / 2)];
  }

  @Override
  public boolean same(long[] a, int at, long[] b, int otherAt) {
    greatest = Math.max(greatest, Math.max(a[at], b[otherAt]));
    return true;
  }

  @Override
  public String show(long[] buffer, int at) {
    return buffer[at] == NOTHING ? "0" : "degree " + buffer[at];
  }
}
