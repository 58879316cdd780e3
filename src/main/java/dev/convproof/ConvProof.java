package dev.convproof;

/**
 * The entry: judges a convolution by every law.
 *
 * <pre>{@code
 * ConvProof.verify(Subject.of("my conv", Arithmetic.FLOAT32, MyConv::forward)).check();
 * }</pre>
 */
public final class ConvProof {
  private ConvProof() {}

  /**
   * Returns a verification of a subject, which starts when its report or its check is asked for.
   */
  public static <V> Verification<V> verify(Subject<V> subject) {
    return new Verification<>(subject);
  }
}
