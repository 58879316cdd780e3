package dev.convproof.properties;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Every law as a test of its own, for a convolution of anybody's: implement this in a JUnit test
 * class and give the {@link #subject}.
 *
 * <p>A refuted law is an AssertionError with the shrunk counterexample, which ends in the command
 * that replays it. A law whose every case the subject declines, or that no case can tell anything
 * about, is skipped with the reason; a subject that supports nothing fails. The cases are the same
 * in every run; {@code -Dseed=S} gives others, {@code -Dconvproof.replay='CASE --values …'} only
 * one.
 *
 * @param <V> the array type of the subject's arithmetic
 */
public interface ConvolutionContract<V> {

  /** Returns the convolution under test. */
  Subject<V> subject();

  /** Returns how many cases each law is judged on. */
  default long cases() {
    return 1_000;
  }

  /** It supports something: a law that it declines throughout says nothing of it. */
  @Test
  default void supports_something() {
    Report report = ConvProof.verify(subject()).cases(cases()).laws(List.of(Laws.PURITY)).report();
    Report.Row row = report.rows().get(0);
    if (row.judged() == 0) {
      throw new AssertionError(
          subject().name()
              + " supports none of "
              + row.drawn()
              + " cases: "
              + row.reason().orElse("no reason given"));
    }
  }

  /** It computes what the definition says. */
  @Test
  default void agreement() {
    LawTest.of(this, Laws.AGREEMENT).run();
  }

  /** A result does not depend on earlier calls, and shares no buffer. */
  @Test
  default void purity() {
    LawTest.of(this, Laws.PURITY).run();
  }

  /** It is additive in the input. */
  @Test
  default void linearity_in_the_input() {
    LawTest.of(this, Laws.LINEARITY_IN_INPUT).run();
  }

  /** It is additive in the weights. */
  @Test
  default void linearity_in_the_weights() {
    LawTest.of(this, Laws.LINEARITY_IN_WEIGHTS).run();
  }

  /** Away from the border, moving the input moves the output. */
  @Test
  default void translation_equivariance() {
    LawTest.of(this, Laws.TRANSLATION).run();
  }

  /** Each image of a batch has the result that it has alone. */
  @Test
  default void batch_independence() {
    LawTest.of(this, Laws.BATCH).run();
  }

  /** Groups equal block-diagonal weights. */
  @Test
  default void groups() {
    LawTest.of(this, Laws.GROUPS).run();
  }

  /** A dilated kernel equals the kernel stuffed with zeros. */
  @Test
  default void dilation() {
    LawTest.of(this, Laws.DILATION).run();
  }

  /** Padding equals an input that holds the zeros. */
  @Test
  default void padding() {
    LawTest.of(this, Laws.PADDING).run();
  }

  /** A stride keeps every s-th output. */
  @Test
  default void stride() {
    LawTest.of(this, Laws.STRIDE).run();
  }

  /** The 1×1 kernel with the identity over the channels changes nothing. */
  @Test
  default void unit_kernel() {
    LawTest.of(this, Laws.UNIT_KERNEL).run();
  }

  /** Channels have no order. */
  @Test
  default void channel_permutation() {
    LawTest.of(this, Laws.CHANNEL_PERMUTATION).run();
  }

  /** Two convolutions equal one with the composed kernel. */
  @Test
  default void composition() {
    LawTest.of(this, Laws.COMPOSITION).run();
  }

  /** Padding of the second convolution breaks composition exactly where it must. */
  @Test
  default void border() {
    LawTest.of(this, Laws.BORDER).run();
  }

  /** Gradients are what their definition says. */
  @Test
  default void gradient_agreement() {
    LawTest.of(this, Laws.GRADIENT_AGREEMENT).run();
  }

  /** Gradients are the adjoints of the convolution. */
  @Test
  default void gradient_adjoint() {
    LawTest.of(this, Laws.GRADIENT_ADJOINT).run();
  }

  /** A step of one changes the output as the gradient says. */
  @Test
  default void gradient_unit_step() {
    LawTest.of(this, Laws.GRADIENT_UNIT_STEP).run();
  }

  /** The gradients of two convolutions are those of the one that they are. */
  @Test
  default void gradient_of_a_composition() {
    LawTest.of(this, Laws.GRADIENT_COMPOSITION).run();
  }

  /** On fractional numbers its results lie within the bounds that are derived for them. */
  @Test
  default void accuracy() {
    LawTest.of(this, ClaimedLaws.ACCURACY).ifClaimed().run();
  }

  /** Equal calls give equal bits, if it claims so. */
  @Test
  default void determinism() {
    LawTest.of(this, ClaimedLaws.DETERMINISM).ifClaimed().run();
  }

  /** NaN and infinities go where IEEE 754 takes them, if it claims so. */
  @Test
  default void propagation() {
    LawTest.of(this, ClaimedLaws.PROPAGATION).ifClaimed().run();
  }

  /**
   * One law of a contract.
   *
   * @param name of the test class
   */
  record LawTest<V>(String name, Subject<V> subject, long cases, Law law) {
    private static final String REPLAY = "convproof.replay";

    static <V> LawTest<V> of(ConvolutionContract<V> contract, Law law) {
      String name = contract.getClass().getSimpleName();
      return new LawTest<>(name, contract.subject(), contract.cases(), law);
    }

    /** Skips a law that the subject is not held to for what it claims, or for its numbers. */
    LawTest<V> ifClaimed() {
      if (!ClaimedLaws.of(subject).contains(law)) {
        throw new TestAbortedException(
            law.name() + ": neither its claims nor its numbers ask for it");
      }
      return this;
    }

    void run() {
      var verification =
          ConvProof.verify(subject)
              .laws(List.of(law))
              .cases(cases)
              .seed(Long.getLong("seed", 0))
              .replayedBy(c -> "mvn test -Dtest=" + name + " '-D" + REPLAY + "=" + c + "'");
      String only = System.getProperty(REPLAY);
      Report.Row row =
          (only == null ? verification : verification.replay(only)).report().rows().get(0);
      if (row.refutation().isPresent()) {
        throw new AssertionError(row.refutation().get().facts());
      }
      if (row.judged() == 0) {
        throw new TestAbortedException(law.name() + ": " + row.reason().orElseThrow());
      }
    }
  }
}
