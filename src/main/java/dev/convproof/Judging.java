package dev.convproof;

import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.generate.Draws;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.DeepestSum;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.LongSums;
import dev.convproof.law.Minimality;
import dev.convproof.law.NarrowerFormats;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.Trial;
import dev.convproof.law.WrongOutputs;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One run of a verification: what was drawn, and a tally for each law.
 *
 * @param <V> the array type of the subject's arithmetic
 */
final class Judging<V> {
  private static final int ACCURACY_ONE_IN = 4;
  private static final int MOST_TOGETHER = 256;
  private static final String ENDED = "a call did not come back, which ended the run";

  private final Verification<V> of;
  private final Subject<V> watched;
  private final List<Tally> tallies = new ArrayList<>();
  private final long began = System.nanoTime();
  private long draws;
  private long shrunkFor; // nanoseconds, which take nothing from the time for draws
  private final Map<Integer, Boolean> exactWithRoom = new HashMap<>(); // for the present draw
  private Tally current;
  private final int layers; // that all laws have; 0 if they differ
  private Case trying;
  private long failedCalls;

  Judging(Verification<V> of, Subject<V> watched) {
    this.of = of;
    this.watched = watched;
    of.laws.forEach(law -> tallies.add(new Tally(law)));
    int[] ofLaws = of.laws.stream().mapToInt(Law::layers).distinct().toArray();
    layers = ofLaws.length == 1 ? ofLaws[0] : 0;
  }

  Report report() {
    if (of.only.isPresent()) {
      judge(of.only.get());
    } else {
      Iterator<Case> next = cases();
      while (next.hasNext() && timeIsLeft() && undecided()) {
        if (of.lookahead.isPresent() && of.lookahead.get().isOpen()) {
          judgeAhead(of.lookahead.get(), next);
        } else {
          judge(next.next());
        }
      }
    }
    if (of.only.isEmpty() && of.given.isEmpty()) {
      judgeLongSums();
    }
    return rows();
  }

  /** On sums as short as most draws have them the worst case is no more than what is probable. */
  private void judgeLongSums() {
    List<Tally> accuracy =
        tallies.stream()
            .filter(tally -> tally.law == ClaimedLaws.ACCURACY && tally.refuted == null)
            .toList();
    if (!accuracy.isEmpty()) {
      LongSums.draw(of.reach, of.fitting, of.seed).stream()
          .takeWhile(c -> timeIsLeft() && accuracy.get(0).refuted == null)
          .forEach(c -> judge(c, accuracy, true));
    }
  }

  private Iterator<Case> cases() {
    if (of.given.isEmpty()) {
      Exactness exactness = of.subject.arithmetic().exactness();
      Draws random = new Draws(of.reach, exactness, of.fitting, layers, of.seed);
      return Stream.generate(random::next).limit(of.cases).iterator();
    }
    SplittableRandom seeds = new SplittableRandom(of.seed);
    return of.given.stream().map(one -> one.apply(seeds.nextLong())).iterator();
  }

  private boolean timeIsLeft() {
    return System.nanoTime() - began - shrunkFor < of.time.toNanos();
  }

  private Report rows() {
    List<Report.Row> rows = tallies.stream().map(Tally::row).toList();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Report(
        of.subject.name(), of.subject.arithmetic().name(), of.seed, draws, seconds, rows);
  }

  private boolean undecided() {
    return tallies.stream().anyMatch(tally -> tally.refuted == null);
  }

  /** Returns what is known when a call does not come back; nothing more can be called. */
  Report stuck(String failure) {
    Disagreement by =
        new Disagreement(
            current.law.name(),
            of.subject.name() + " " + failure,
            "the call",
            "an output " + Shape.output(trying.geometry()),
            "nothing",
            of.subject.arithmetic().name(),
            trying,
            true);
    if (current.refuted == null) {
      current.add(new Outcome.Refuted(by));
    }
    for (Tally tally : tallies) {
      if (tally.refuted != null && tally.shrunk == null) {
        Smallest.Found found = new Smallest.Found(tally.refuted, Minimality.unknown(ENDED));
        tally.shrunk = refutation(tally.law, found, List.of(), Optional.empty());
      }
    }
    return rows();
  }

  /**
   * A draw that was judged by what its calls should give.
   *
   * @param number of the draw, from 1
   * @param outcomes one for each law that is judged; empty where a law would be refuted, or where
   *     the calls were not computed
   * @param from the first of its calls
   * @param to the first call behind them
   */
  private record Predicted(Case on, long number, Map<Tally, Outcome> outcomes, int from, int to) {}

  /**
   * Judges some draws whose calls are made together: by what these should give, where they do; else
   * by calls made one by one, which are served the answers that are there. Where the subject
   * crashed, that call is made again, with all that follow: if none fails then, the draw is refuted
   * by the crash.
   */
  private void judgeAhead(Lookahead ahead, Iterator<Case> next) {
    List<Predicted> some = new ArrayList<>();
    boolean small = true;
    while (small && some.size() < MOST_TOGETHER && !ahead.isFull() && next.hasNext()) {
      Case c = next.next();
      long number = draws + some.size() + 1;
      small = ahead.suits(c.geometry());
      some.add(small ? predicted(ahead, c, number) : new Predicted(c, number, Map.of(), 0, 0));
    }
    boolean answered = ahead.send();
    long failedBefore = failedCalls;
    for (Predicted draw : some) {
      if (undecided()) {
        judge(ahead, draw);
      }
    }
    for (Predicted draw : some) {
      if (!answered && failedCalls == failedBefore && ahead.serveFailure(draw.from(), draw.to())) {
        judge(draw.on(), of(draw.on(), draw.number()), false);
      }
    }
  }

  private Predicted predicted(Lookahead ahead, Case c, long number) {
    int from = ahead.noted();
    Map<Tally, Outcome> outcomes = new LinkedHashMap<>();
    Trial<?> trial = new Trial<>(ahead.predicted(), c);
    exactWithRoom.clear();
    of(c, number).forEach(tally -> outcomes.put(tally, judge(tally.law, trial, c)));
    if (outcomes.values().stream().anyMatch(Outcome.Refuted.class::isInstance)) {
      outcomes.clear();
    }
    return new Predicted(c, number, outcomes, from, ahead.noted());
  }

  private void judge(Lookahead ahead, Predicted draw) {
    if (!draw.outcomes().isEmpty() && ahead.cameTrue(draw.from(), draw.to())) {
      draws++;
      of(draw.on(), draw.number()).forEach(tally -> tally.add(draw.outcomes().get(tally)));
    } else {
      ahead.serve(draw.from(), draw.to());
      judge(draw.on());
    }
  }

  private void judge(Case c) {
    draws++;
    judge(c, of(c, draws), true);
  }

  /**
   * Judges a draw.
   *
   * @param by the laws
   * @param counted whether it counts where it is not refuted, too
   */
  private void judge(Case c, List<Tally> by, boolean counted) {
    trying = c;
    Trial<V> trial = new Trial<>(watched, c);
    exactWithRoom.clear();
    for (Tally tally : by) {
      current = tally;
      Outcome outcome = judge(tally.law, trial, c);
      if (counted) {
        tally.add(outcome);
      }
      if (outcome instanceof Outcome.Refuted refuted) {
        tally.refuted = refuted.by();
        failedCalls += refuted.failedCall() ? 1 : 0;
        long found = System.nanoTime();
        tally.shrunk = refutation(tally.law, tally.refuted);
        shrunkFor += System.nanoTime() - found;
        of.listener.accept(tally.shrunk);
      }
    }
  }

  /** Returns the laws that the case of a draw is to be judged by. */
  private List<Tally> of(Case c, long number) {
    return tallies.stream()
        .filter(tally -> tally.refuted == null && tally.law.layers() == c.layers().size())
        .filter(tally -> isDue(tally.law, number))
        .toList();
  }

  /**
   * Exact references of fractional numbers cost more than other laws: they are taken now and then.
   */
  private boolean isDue(Law law, long number) {
    return law != ClaimedLaws.ACCURACY || !of.given.isEmpty() || number % ACCURACY_ONE_IN == 1;
  }

  private Outcome judge(Law law, Trial<?> trial, Case c) {
    boolean exact =
        of.subject.arithmetic() instanceof MixedArithmetic<V> // the law asks itself
            || !law.needsExactSums()
            || exactWithRoom.computeIfAbsent(law.headroom(), room -> isExact(c, room));
    return exact ? law.judge(trial) : Law.ROUNDED;
  }

  private boolean isExact(Case c, int room) {
    return DeepestSum.isWithin(of.subject.arithmetic().exactness().withHeadroom(room), c);
  }

  /** A subject that is no function of its arguments is told by purity, on which it is small. */
  private Report.Refutation refutation(Law law, Disagreement by) {
    if (law.layers() == 1
        && law != Laws.PURITY
        && Laws.PURITY.judge(watched, by.on()) instanceof Outcome.Refuted impure
        && !impure.failedCall()) {
      return shrunk(Laws.PURITY, impure.by());
    }
    return shrunk(law, by);
  }

  private Report.Refutation shrunk(Law law, Disagreement by) {
    current = tallies.stream().filter(tally -> tally.law == law).findFirst().orElse(current);
    trying = by.on();
    if (law != Laws.AGREEMENT) {
      Smallest.Found found = Smallest.below(law, watched, by, of.shrinking);
      return refutation(law, found, List.of(), Optional.empty());
    }
    List<String> map = new ArrayList<>(WrongOutputs.facts(watched, by.on()));
    Smallest.Found found = Smallest.below(law, watched, by, of.shrinking);
    Optional<NarrowerFormats> way =
        NarrowerFormats.explaining(watched, of.fitting, by.on(), found.by().on());
    way.map(NarrowerFormats::fact).ifPresent(map::add);
    return refutation(law, found, map, way.map(NarrowerFormats::name));
  }

  private Report.Refutation refutation(
      Law law, Smallest.Found found, List<String> map, Optional<String> agreesWith) {
    List<String> more = new ArrayList<>(law.facts(of.subject.arithmetic(), found.by().on()));
    more.addAll(map);
    String facts =
        Facts.of(found.by(), found.smallest().toString(), more, of.replay.apply(found.by().on()));
    return new Report.Refutation(found.by(), found.smallest(), agreesWith, facts);
  }
}
