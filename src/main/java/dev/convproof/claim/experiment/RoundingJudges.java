package dev.convproof.claim.experiment;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Distribution.Draws;
import dev.convproof.claim.experiment.RoundingWitness.Pairing;
import dev.convproof.claim.thread.Ported;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.proof.AllValues;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.PointwiseGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A judge of whether results that should be the same are, in floating point too. */
public final class RoundingJudges {
  private RoundingJudges() {}

  /**
   * A judge of whether a 1×1 convolution as a matrix product (Y1) and by sums over channels (Y2)
   * give exactly the same: in exact arithmetic, and in floating point by the order of summation and
   * by fusing.
   *
   * @param section the shape of the section's experiment
   * @param draws how many times it is repeated
   */
  public record SameResult(Geometry section, int draws) implements Judge {
    private static final BigDecimal BOOK_THRESHOLD = new BigDecimal("0.000001");
    private static final Strategy PRODUCT = new PointwiseGemm();
    private static final PlainShapes POINTWISE = new PlainShapes(g -> g.taps() == 1, 6);

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
      return new Judgement(Verdict.together(readings), figures);
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
                      new Strength.Exact(PlainShapes.bound(shapes.size(), POINTWISE.most()))));
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
                          PlainShapes.bound(witness.shapesRoundedAlike(), POINTWISE.most()))));
    }

    private <V> List<Figure> distributions(FloatArithmetic<V> numbers) {
      Draws<V> rounding = new Draws<>(numbers, section, draws);
      List<Figure> figures = new ArrayList<>();
      figures.add(new Figure("error-bound", rounding.format() + ": " + rounding.bounds()));
      for (SummationOrder order : SummationOrder.values()) {
        figures.add(figure(rounding, Pairing.of(PRODUCT, order, false)));
        figures.add(figure(rounding, Pairing.of(PRODUCT, order, true)));
      }
      figures.add(figure(rounding, new Pairing(PRODUCT, Optional.empty(), false)));
      return figures;
    }

    private static <V> Figure figure(Draws<V> rounding, Pairing pairing) {
      Message name = pairing.name(rounding.format());
      return new Figure("distribution", rounding.of(pairing).summary(name, BOOK_THRESHOLD));
    }
  }

  /**
   * A judge of whether Σ|Y1 − Y2| below a threshold tells right programs from wrong ones, in
   * float32. Refuted twice: a program that returns zeros passes on small numbers, and a right one
   * fails on large ones.
   *
   * @param right a right program
   * @param section the shape of the experiment
   * @param threshold such as 1e-6
   * @param draws of the experiment
   */
  public record Threshold(Ported right, Geometry section, BigDecimal threshold, int draws)
      implements Judge {

    /** Returns how far apart the right program and the book's are in the draws. */
    public Distribution drawn() {
      return new Draws<>(Floats.INSTANCE, section, draws).of(pairing());
    }

    private Pairing pairing() {
      return Pairing.of(right, SummationOrder.SEQUENTIAL, false);
    }

    @Override
    public Judgement judge() {
      RoundingWitness witness = new RoundingWitness(pairing(), PlainShapes.plain(3));
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
              .mapToObj(Threshold::unit)
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
          CaseDrawing.of(
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

  /**
   * A judge of whether a difference Σ|Y1 − Y2| of some size shows that a program is wrong: refuted
   * by a random draw at which a program that is right for all values differs by more, in float32.
   *
   * @param right the program that the difference was found with
   * @param domain the shapes that it is for
   * @param shape of the experiment
   * @param found the difference
   * @param draws how many
   */
  public record Difference(
      Ported right, PlainShapes domain, Geometry shape, BigDecimal found, int draws)
      implements Judge {

    @Override
    public Judgement judge() {
      if (new ProgramJudge(right, domain).verdict().kind() != Verdict.Kind.HOLDS) {
        return Judgement.of(
            new Verdict.Undecided(Message.of("reason.program-is-wrong", right.name())));
      }
      Pairing pairing = Pairing.of(right, SummationOrder.SEQUENTIAL, false);
      Distribution single = new Draws<>(Floats.INSTANCE, shape, draws).of(pairing);
      Distribution twice = new Draws<>(Doubles.INSTANCE, shape, draws).of(pairing);
      OptionalInt draw = single.firstReaching(found);
      Verdict verdict =
          draw.isPresent()
              ? new Verdict.Refuted(counterexample(draw.getAsInt(), single))
              : new Verdict.Undecided(Message.of("reason.no-draw-reaches", draws));
      return new Judgement(
          verdict,
          List.of(
              new Figure("distribution", single.summary("float32", found)),
              new Figure("distribution", twice.summary("float64", found))));
    }

    /** Such as {@code 1.2219e-06}. */
    private static String allDigits(BigDecimal number) {
      return String.format(Locale.ROOT, "%." + (number.precision() - 1) + "e", number);
    }

    private Counterexample counterexample(int draw, Distribution single) {
      return new Counterexample(
          shape + " ~ N(0, 1)",
          Contrast.ALLOWED_FOUND,
          Message.verbatim("< " + allDigits(found)),
          Message.verbatim(Distribution.shown(single.differences().get(draw))),
          false,
          Message.of("known.first-draw", draw + 1, draws),
          Optional.empty());
    }
  }
}
