package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.stream.LongStream;

/** Small primes, found by trial division. */
public final class Primes {
  private Primes() {}

  /** Whether a number is prime. */
  public static boolean isPrime(long n) {
    return n >= 2 && LongStream.iterate(2, d -> d * d <= n, d -> d + 1).noneMatch(d -> n % d == 0);
  }

  /** The primes up to a bound, in ascending order. */
  public static LongStream upTo(long bound) {
    return LongStream.rangeClosed(2, bound).filter(Primes::isPrime);
  }

  /** How often a prime divides a number that is not 0. */
  public static int valuation(BigInteger number, long prime) {
    BigInteger divisor = BigInteger.valueOf(prime);
    int times = 0;
    for (BigInteger rest = number; rest.mod(divisor).signum() == 0; rest = rest.divide(divisor)) {
      times++;
    }
    return times;
  }
}
