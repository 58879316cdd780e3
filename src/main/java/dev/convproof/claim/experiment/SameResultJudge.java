package dev.convproof.claim.experiment;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.AllValues;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.PointwiseGemm;
import dev.convproof.tensor.Case;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a 1×1 convolution as a matrix product (Y1) and by sums over channels (Y2) give exactly
 * the same: in exact arithmetic, and in floating point by the order of summation and by fusing.
 *
 * @param section the shape of the section's experiment
 * @param draws how many times it is repeated
 */
public record SameResultJudge(Geometry section, int draws) implements Judge {
  private static final BigDecimal BOOK_THRESHOLD = new BigDecimal("0.000001");
  private static final Way PRODUCT = Way.of(new PointwiseGemm());
  private static final Domain POINTWISE = new Domain(g -> g.taps() == 1, 6);

  @Override
  public Judgement judge() {
    List<Reading> readings =
        List.of(
            new Reading("exact arithmetic", exactly()),
            new Reading("float32, same order", inFloats(SummationOrder.SEQUENTIAL, false)),
            new Reading("float32, another order", inFloats(SummationOrder.REVERSED, false)),
            new Reading("float32, fused", inFloats(SummationOrder.SEQUENTIAL, true)));
    List<Figure> figures = new ArrayList<>(distributions(Floats.INSTANCE));
    figures.addAll(distributions(Doubles.INSTANCE));
    return new Judgement(Readings.together(readings), figures);
  }

  private static Verdict exactly() {
    AllValues both = new AllValues(List.of(new PointwiseGemm(), new PerChannelSums()));
    List<Geometry> shapes = POINTWISE.shapes().toList();
    return shapes.stream()
        .flatMap(g -> both.difference(g).stream())
        .findFirst()
        .<Verdict>map(
            d ->
                new Verdict.Undecided(
                    Message.of("reason.differs-at", d.strategy().name(), d.geometry())))
        .orElseGet(
            () ->
                new Verdict.Holds(
                    Message.of("link.both-equal-definition"),
                    new Strength.Exact(Domain.bound(shapes.size(), POINTWISE.most()))));
  }

  private static Verdict inFloats(SummationOrder order, boolean fused) {
    RoundingWitness witness = new RoundingWitness(Pairing.of(PRODUCT, order, fused), POINTWISE);
    Optional<Case> found = witness.find();
    return found
        .<Verdict>map(c -> new Verdict.Refuted(witness.counterexample(c)))
        .orElseGet(
            () ->
                new Verdict.Holds(
                    Message.of("link.same-roundings"),
                    new Strength.Exact(
                        Domain.bound(witness.shapesRoundedAlike(), POINTWISE.most()))));
  }

  private <V> List<Figure> distributions(FloatArithmetic<V> numbers) {
    DrawnDifferences<V> rounding = new DrawnDifferences<>(numbers, section, draws);
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("error-bound", rounding.format() + ": " + rounding.bounds()));
    for (SummationOrder order : SummationOrder.values()) {
      figures.add(figure(rounding, Pairing.of(PRODUCT, order, false)));
      figures.add(figure(rounding, Pairing.of(PRODUCT, order, true)));
    }
    figures.add(figure(rounding, new Pairing(PRODUCT, Optional.empty(), false)));
    return figures;
  }

  private static <V> Figure figure(DrawnDifferences<V> rounding, Pairing pairing) {
    Message name = pairing.name(rounding.format());
    return new Figure("distribution", rounding.of(pairing).summary(name, BOOK_THRESHOLD));
  }
}
