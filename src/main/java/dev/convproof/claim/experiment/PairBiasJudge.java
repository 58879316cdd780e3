package dev.convproof.claim.experiment;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.experiment.PairBiases.Join;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether each pair of an output and an input channel has a bias that counts. */
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
        readings.size() == 1 ? readings.get(0).verdict() : Readings.together(readings),
        joins.stream().map(join -> new Figure("bias-rank", ranks(join))).toList());
  }

  /** The ranks at some layers. */
  private static Message ranks(Join join) {
    String ranks =
        Stream.of(layer(2, 1), layer(2, 3), layer(4, 3))
            .map(
                g ->
                    "ci=%s, co=%s: %s"
                        .formatted(
                            g.inputChannels(), g.outputChannels(), new PairBiases(join).rank(g)))
            .collect(Collectors.joining("; "));
    return Message.of("joined." + name(join), ranks);
  }

  private static String name(Join join) {
    return join.name().toLowerCase(Locale.ROOT);
  }

  /** Every number of channels up to a bound, in the order of cases. */
  private static Stream<Geometry> layers() {
    return IntStream.rangeClosed(2, 2 * MOST_CHANNELS)
        .boxed()
        .flatMap(
            sum ->
                IntStream.rangeClosed(1, sum - 1)
                    .map(outputs -> sum - outputs)
                    .filter(inputs -> Math.max(inputs, sum - inputs) <= MOST_CHANNELS)
                    .mapToObj(inputs -> layer(inputs, sum - inputs)));
  }

  private static Geometry layer(int inputs, int outputs) {
    return new Geometry(1, 1, inputs, outputs, ROWS, Axis.of(ROWS.input(), 1));
  }

  private static Verdict verdict(Join join) {
    PairBiases biases = new PairBiases(join);
    long smaller = 0;
    for (Geometry g : layers().toList()) {
      int pairs = g.inputChannels() * g.outputChannels();
      int rank = biases.rank(g);
      if (rank != pairs) {
        String on = "ci=%s, co=%s".formatted(g.inputChannels(), g.outputChannels());
        Failure failure = new Failure(Message.verbatim(rank), Message.verbatim(pairs));
        return new Verdict.Refuted(failure.at(on, smaller));
      }
      smaller++;
    }
    return new Verdict.Holds(
        Message.of("link.rank-of-all-biases"),
        new Strength.Exact(Strength.Values.WITNESS, Message.of("bound.channels", MOST_CHANNELS)));
  }
}
