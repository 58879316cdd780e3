package dev.convproof.claim.experiment;

import dev.convproof.algebra.Floats;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.thread.Subject;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether Σ|Y1 − Y2| below a threshold tells right programs from wrong ones, in float32. Refuted
 * twice: a program that returns zeros passes on small numbers, and a right one fails on large ones.
 *
 * @param right a right program
 * @param section the shape of the experiment
 * @param threshold such as 1e-6
 * @param draws of the experiment
 */
public record ThresholdJudge(Subject right, Geometry section, BigDecimal threshold, int draws)
    implements Judge {

  /** How far apart the right program and the book's are in the draws. */
  public Distribution drawn() {
    return new DrawnDifferences<>(Floats.INSTANCE, section, draws).of(pairing());
  }

  private Pairing pairing() {
    return Pairing.of(Way.of(right), SummationOrder.SEQUENTIAL, false);
  }

  @Override
  public Judgement judge() {
    RoundingWitness witness = new RoundingWitness(pairing(), Domain.plain(3));
    Optional<Case> fails = witness.find();
    Distribution drawn = drawn();
    List<Figure> figures = new ArrayList<>();
    fails.ifPresent(c -> figures.add(new Figure("right-program-fails", witness.difference(c))));
    figures.add(new Figure("distribution", drawn.summary("float32", threshold)));
    return new Judgement(new Verdict.Refuted(zerosPass()), figures);
  }

  /** One times the greatest power of two at which zeros pass: Y2 is that, and Y1 is 0. */
  private Counterexample zerosPass() {
    Case c =
        IntStream.iterate(0, exponent -> exponent - 1)
            .mapToObj(ThresholdJudge::unit)
            .filter(unit -> output(unit).compareTo(threshold) < 0)
            .findFirst()
            .orElseThrow();
    return new Counterexample(
        c.toString(),
        Contrast.RIGHT_ZERO,
        Message.verbatim(Distribution.shown(output(c))),
        Message.verbatim(0),
        true,
        Message.of("known.powers-of-two"),
        Drawings.of(
            List.of(
                Panel.cell(Role.INPUT, Distribution.shown(output(c))),
                Panel.cell(Role.KERNEL, "1"),
                Panel.cell(Role.EXPECTED, Distribution.shown(output(c))),
                Panel.cell(Role.ACTUAL, "0").marked(0, 0))));
  }

  private static Case unit(int exponent) {
    return new Case(
        new long[] {1},
        exponent,
        List.of(Layer.of(Geometry.UNIT, new long[] {1}, Optional.empty())));
  }

  private static BigDecimal output(Case c) {
    return new BigDecimal(
        Strategies.DEFINITION.convolve(Floats.INSTANCE, c.problem(Floats.INSTANCE)).data()[0]);
  }
}
