package dev.convproof.zoo;

import dev.convproof.Subject;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Outcome;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A convolution or gradient that is wrong in one place.
 *
 * @param name what is wrong
 * @param report the public report that it is modelled on, as owner/repository#number
 * @param law that names its fault
 * @param racing whether chance, or what was computed long before, decides on which case it fails
 * @param made makes it anew, for it may remember
 */
record Specimen(String name, String report, Law law, boolean racing, Supplier<Subject<?>> made) {
  /** Draws that a verification makes where nothing is said. */
  static final int DRAWS = 2_000;

  /** A liar that remembers nothing, over floats. */
  static Specimen of(String report, Law law, Strategy liar) {
    return remembering(report, law, () -> liar);
  }

  /** A liar that is made anew for every use, over floats. */
  static Specimen remembering(String report, Law law, Supplier<Strategy> liar) {
    return new Specimen(
        liar.get().name(), report, law, false, () -> liar.get().over(Floats.INSTANCE));
  }

  /** A liar that no case refutes on its own. */
  static Specimen racing(String report, Law law, Supplier<Strategy> liar) {
    return new Specimen(
        liar.get().name(), report, law, true, () -> liar.get().over(Floats.INSTANCE));
  }

  /** A kernel in a number format of its own. */
  static Specimen of(String report, Law law, FormatKernel kernel) {
    return new Specimen(kernel.toString(), report, law, false, kernel::subject);
  }

  /** Gradients, over floats, beside a convolution that is right. */
  static Specimen of(String report, Law law, BackwardStrategy liar) {
    return new Specimen(liar.name(), report, law, false, () -> liar.over(Floats.INSTANCE));
  }

  /**
   * What was found.
   *
   * @param by the disagreement
   * @param draws how many cases were drawn, that one included
   */
  record Found(Disagreement by, int draws) {}

  /** Judges a subject by its law on the cases of a seed, until one is refuted. */
  Optional<Found> found(long seed) {
    return found(made.get(), seed);
  }

  private <V> Optional<Found> found(Subject<V> subject, long seed) {
    Exactness exactness = subject.arithmetic().exactness();
    Draws draws = new Draws(Reach.FULL, exactness, RandomCase.Fitting.NONE, 0, seed);
    for (int draw = 1; draw <= DRAWS; draw++) {
      Optional<Disagreement> refuted = refuted(subject, draws.next());
      if (refuted.isPresent()) {
        return Optional.of(new Found(refuted.get(), draw));
      }
    }
    return Optional.empty();
  }

  /** Returns by what a case refutes a subject, where the law can tell; as a verification does. */
  <V> Optional<Disagreement> refuted(Subject<V> subject, Case on) {
    boolean suits = on.layers().size() == law.layers();
    boolean tells =
        suits
            && (subject.arithmetic() instanceof MixedArithmetic<V> // the law asks itself
                || law.isExact(subject.arithmetic().exactness(), on));
    return tells && law.judge(subject, on) instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name + " (" + report + ")";
  }
}
