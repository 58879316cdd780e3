package dev.convproof.claim.experiment;

import dev.convproof.algebra.LinearAlgebra;
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
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.experiment.PairBiasJudge.PairBiases.Join;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** A judge of whether each pair of an output and an input channel has a bias that counts. */
public final class PairBiasJudge implements Judge {
  private static final int MOST_CHANNELS = 4;

  /** Windows enough for every channel to win a maximum somewhere. */
  private static final Axis ROWS = Axis.of(8, 1);

  private final List<Join> joins;

  private PairBiasJudge(List<Join> joins) {
    this.joins = joins;
  }

  /** In a convolution, whose channels are added. */
  public static PairBiasJudge added() {
    return new PairBiasJudge(List.of(Join.SUM));
  }

  /** Under every way to join channels that is considered. */
  public static PairBiasJudge underEveryJoin() {
    return new PairBiasJudge(Arrays.asList(Join.values()));
  }

  @Override
  public Judgement judge() {
    List<Reading> readings =
        joins.stream()
            .map(join -> new Reading("channels joined by " + name(join), verdict(join)))
            .toList();
    return new Judgement(
        readings.size() == 1 ? readings.get(0).verdict() : Verdict.together(readings),
        joins.stream().flatMap(PairBiasJudge::ranks).toList());
  }

  /** The ranks at some layers. */
  private static Stream<Figure> ranks(Join join) {
    PairBiases biases = new PairBiases(join);
    return Stream.of(new Channels(2, 1), new Channels(2, 3), new Channels(4, 3))
        .map(
            layer ->
                new Figure(
                    "bias-rank",
                    Message.of(
                        "value.bias-rank",
                        Message.of("joined." + name(join)),
                        layer.ci(),
                        layer.co(),
                        layer.ci() * layer.co(),
                        biases.rank(layer.geometry()))));
  }

  private static String name(Join join) {
    return Message.slug(join.name());
  }

  /** A layer of 1×1 kernels with so many channels. */
  private record Channels(int ci, int co) {
    Geometry geometry() {
      return new Geometry(1, 1, ci, co, ROWS, Axis.of(ROWS.input(), 1));
    }

    @Override
    public String toString() {
      return "ci=%s, co=%s".formatted(ci, co);
    }
  }

  /** Every number of channels up to a bound, in the order of cases. */
  private static Stream<Channels> layers() {
    return IntStream.rangeClosed(2, 2 * MOST_CHANNELS)
        .boxed()
        .flatMap(
            sum ->
                IntStream.rangeClosed(1, sum - 1)
                    .mapToObj(co -> new Channels(sum - co, co))
                    .filter(layer -> Math.max(layer.ci(), layer.co()) <= MOST_CHANNELS));
  }

  private static Verdict verdict(Join join) {
    PairBiases biases = new PairBiases(join);
    return drawn(
        Exhaustion.verdict(
            layers(),
            layer ->
                Failure.unlessEqual(biases.rank(layer.geometry()), (long) layer.ci() * layer.co()),
            tried ->
                List.of(
                    new Verdict.Link(
                        Message.of("link.rank-of-all-biases"),
                        new Strength.Exact(
                            Strength.Values.WITNESS,
                            Message.of("bound.channels", MOST_CHANNELS))))));
  }

  /** A layer of two input channels and one output, whose two biases reach it as one number. */
  private static Verdict drawn(Verdict verdict) {
    return verdict.refutation().<Verdict>map(by -> new Verdict.Refuted(drawn(by))).orElse(verdict);
  }

  private static Counterexample drawn(Counterexample by) {
    List<Panel> grids =
        List.of(
            Panel.of(Role.PAIR_BIASES, List.of(List.of("b₀", "b₁"))),
            Panel.cell(Role.OUTPUT, "x∗k + (b₀ + b₁)"),
            Panel.cell(Role.EXPECTED, ((Message.Verbatim) by.expected()).text()),
            Panel.cell(Role.ACTUAL, ((Message.Verbatim) by.actual()).text()).marked(0, 0));
    return new Counterexample(
        by.on(),
        Contrast.FREE_NUMBERS,
        by.expected(),
        by.actual(),
        by.smallest(),
        by.known(),
        CaseDrawing.of(grids));
  }

  /**
   * A layer with a bias for each pair of an output and an input channel: each pair's map gets its
   * bias, and the maps of an output's pairs are joined. How many of the biases count is the rank of
   * how the outputs change when one bias grows by one, at numbers drawn from a fixed seed.
   *
   * @param join how the maps are joined
   */
  record PairBiases(Join join) {

    /** The operation that joins the maps of the input channels to one output channel. */
    enum Join {
      /** The convolution's own. */
      SUM(values -> new long[] {Arrays.stream(values).sum()}),
      /** The greatest. */
      MAX(values -> new long[] {Arrays.stream(values).max().orElseThrow()}),
      /** Their product. */
      PRODUCT(values -> new long[] {Arrays.stream(values).reduce(1, Math::multiplyExact)}),
      /** Every value, one after the other. */
      CONCATENATION(values -> values);

      private final UnaryOperator<long[]> join;

      Join(UnaryOperator<long[]> join) {
        this.join = join;
      }

      long[] of(long[] values) {
        return join.apply(values);
      }
    }

    /** Returns how many of the co·ci biases count. */
    int rank(Geometry g) {
      long[][] maps = pairMaps(g);
      long[] biases = new long[g.outputChannels() * g.inputChannels()];
      long[] before = joined(g, maps, biases);
      BigFraction[][] changes = new BigFraction[biases.length][];
      for (int pair = 0; pair < biases.length; pair++) {
        biases[pair]++;
        long[] after = joined(g, maps, biases);
        biases[pair]--;
        changes[pair] = new BigFraction[after.length];
        for (int at = 0; at < after.length; at++) {
          changes[pair][at] = BigFraction.of(after[at] - before[at]);
        }
      }
      return LinearAlgebra.exactRank(changes);
    }

    /** The outputs of the layer, map after map. */
    private long[] joined(Geometry g, long[][] maps, long[] biases) {
      long[][] outputs = new long[g.outputChannels() * g.windows()][];
      for (int at = 0; at < outputs.length; at++) {
        int o = at / g.windows();
        long[] values = new long[g.inputChannels()];
        for (int c = 0; c < values.length; c++) {
          int pair = o * g.inputChannels() + c;
          values[c] = maps[pair][at % g.windows()] + biases[pair];
        }
        outputs[at] = join.of(values);
      }
      return Arrays.stream(outputs).flatMapToLong(Arrays::stream).toArray();
    }

    /** For each pair, the convolution of its one input channel with its one kernel slice. */
    private static long[][] pairMaps(Geometry g) {
      SplittableRandom random = new SplittableRandom(g.inputChannels());
      long[] image = random.longs(g.inputSize(), -99, 100).toArray();
      long[] kernels = random.longs(g.weightSize(), -99, 100).toArray();
      Geometry single = g.withChannels(1, 1, 1);
      long[][] maps = new long[g.outputChannels() * g.inputChannels()][];
      for (int pair = 0; pair < maps.length; pair++) {
        int x = pair % g.inputChannels() * g.pixels();
        int k = pair * g.taps();
        maps[pair] =
            IntegerConvolution.convolve(
                single,
                Arrays.copyOfRange(image, x, x + g.pixels()),
                Arrays.copyOfRange(kernels, k, k + g.taps()));
      }
      return maps;
    }
  }
}
