package dev.convproof;

import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.DeepestSum;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Minimality;
import dev.convproof.law.NarrowerFormats;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.Trial;
import dev.convproof.law.WrongOutputs;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges one subject by laws on random cases, which are the same for the same seed. Three draws of
 * four are of one layer, and are given to every law of one layer; the fourth is of two stacked
 * layers. A law that is refuted is judged no further; its counterexample is shrunk at once.
 *
 * <p>The convolution is called from a thread of its own. A call that does not come back is a
 * refutation; its thread is left behind.
 *
 * @param <V> the array type of the subject's arithmetic
 */
public final class Verification<V> {
  /** Cases drawn where nothing else is said. */
  public static final long DEFAULT_CASES = 2_000;

  private static final int ACCURACY_ONE_IN = 4;

  private static final int MOST_TOGETHER = 256;

  private static final String ENDED = "a call did not come back, which ended the run";

  private final Subject<V> subject;
  private long cases = DEFAULT_CASES;
  private Reach reach = Reach.FULL;
  private Duration time = Duration.ofSeconds(60);
  private Duration timeout = Duration.ofSeconds(10);
  private long seed;
  private List<Law> laws;
  private Function<Case, String> replay =
      c -> "ConvProof.verify(subject).replay(\"" + c + "\").check()";
  private Optional<Case> only = Optional.empty();
  private List<LongFunction<Case>> given = List.of();
  private Supplier<Duration> shrinking = () -> Duration.ofMinutes(10);
  private Consumer<Report.Refutation> listener = refutation -> {};
  private RandomCase.Fitting fitting = RandomCase.Fitting.NONE;
  private Optional<Lookahead> lookahead = Optional.empty();

  Verification(Subject<V> subject) {
    this.subject = subject;
    this.laws = Stream.concat(Laws.all().stream(), ClaimedLaws.of(subject).stream()).toList();
  }

  /** Sets how many cases are drawn (2,000 by default). */
  public Verification<V> cases(long number) {
    require(number >= 1, "cases " + number + ": at least 1 would be right");
    cases = number;
    return this;
  }

  /**
   * Sets the most products n·co·(ci/g)·kh·kw·ho·wo of one case (100,000 by default). Whole layers
   * take as many; most cases take some hundreds.
   *
   * @throws IllegalArgumentException if it is less than 1,024 or more than 10⁹
   */
  public Verification<V> maxProducts(long most) {
    reach = reach.within(most);
    return this;
  }

  /** Sets how far shapes reach. */
  public Verification<V> reaching(Reach far) {
    reach = far;
    return this;
  }

  /** Sets after how many seconds no more cases are drawn (60 by default). */
  public Verification<V> seconds(int number) {
    require(number >= 1, "seconds " + number + ": at least 1 would be right");
    time = Duration.ofSeconds(number);
    return this;
  }

  /** Sets the seed of all cases (0 by default). */
  public Verification<V> seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Sets how long one call may take (10 s by default, or 100 times what the definition takes on the
   * same case if that is longer).
   */
  public Verification<V> timeout(Duration ofOneCall) {
    require(!ofOneCall.isNegative() && !ofOneCall.isZero(), "a time-out must be positive");
    timeout = ofOneCall;
    return this;
  }

  /** Sets the laws to judge (by default all, and those of what the subject claims). */
  public Verification<V> laws(List<Law> some) {
    laws = List.copyOf(some);
    return this;
  }

  /** Sets what a counterexample says last: the command or code that replays a case. */
  public Verification<V> replayedBy(Function<Case, String> command) {
    replay = command;
    return this;
  }

  /**
   * Judges one case instead of random ones.
   *
   * @param line a case line with its values, as a counterexample prints it
   */
  public Verification<V> replay(String line) {
    only = Optional.of(CaseLine.parse(line));
    return this;
  }

  /**
   * Judges some cases, in order, instead of random ones.
   *
   * @param each makes a case from a seed
   */
  public Verification<V> over(List<LongFunction<Case>> each) {
    given = List.copyOf(each);
    return this;
  }

  /**
   * Sets how long, for each law that is refuted, a smaller counterexample is looked for; not at all
   * for zero. It is asked again and again, so that a search may be ended.
   */
  public Verification<V> shrinking(Supplier<Duration> ofOneLaw) {
    shrinking = ofOneLaw;
    return this;
  }

  /**
   * Sets what makes cases that the subject supports of others: of four draws three are fitted, the
   * fourth is left as it is. By default all are left so.
   */
  public Verification<V> fitting(RandomCase.Fitting toSupport) {
    fitting = toSupport;
    return this;
  }

  /**
   * Sets what makes the subject's calls many at once (by default each is made when it is needed).
   */
  public Verification<V> ahead(Lookahead ofSubject) {
    lookahead = Optional.of(ofSubject);
    return this;
  }

  /** Sets who is told of a refutation as soon as it is shrunk. */
  public Verification<V> telling(Consumer<Report.Refutation> first) {
    listener = first;
    return this;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Judges, and fails where a law is refuted or nothing was judged.
   *
   * @throws AssertionError with the shrunk counterexample of each refuted law and its replay, or
   *     with the reasons why no law judged anything
   */
  public void check() {
    Report report = report();
    if (!report.holds()) {
      throw new AssertionError(report.toString());
    }
  }

  /** Judges, and returns what became of every law. */
  public Report report() {
    Watch watch = new Watch(timeout);
    Run run = new Run(subject.calledBy(watch));
    return watch.over(run::report, run::stuck);
  }

  /** One run: what was drawn, and a tally for each law. */
  private final class Run {
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

    Run(Subject<V> watched) {
      this.watched = watched;
      laws.forEach(law -> tallies.add(new Tally(law)));
      int[] ofLaws = laws.stream().mapToInt(Law::layers).distinct().toArray();
      layers = ofLaws.length == 1 ? ofLaws[0] : 0;
    }

    Report report() {
      if (only.isPresent()) {
        judge(only.get());
      } else {
        Iterator<Case> next = cases();
        while (next.hasNext() && timeIsLeft() && undecided()) {
          if (lookahead.isPresent() && lookahead.get().isOpen()) {
            judgeAhead(lookahead.get(), next);
          } else {
            judge(next.next());
          }
        }
      }
      return rows();
    }

    private Iterator<Case> cases() {
      if (given.isEmpty()) {
        Exactness exactness = subject.arithmetic().exactness();
        Draws random = new Draws(reach, exactness, fitting, layers, seed);
        return Stream.generate(random::next).limit(cases).iterator();
      }
      SplittableRandom seeds = new SplittableRandom(seed);
      return given.stream().map(one -> one.apply(seeds.nextLong())).iterator();
    }

    private boolean timeIsLeft() {
      return System.nanoTime() - began - shrunkFor < time.toNanos();
    }

    private Report rows() {
      List<Report.Row> rows = tallies.stream().map(Tally::row).toList();
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Report(subject.name(), subject.arithmetic().name(), seed, draws, seconds, rows);
    }

    private boolean undecided() {
      return tallies.stream().anyMatch(tally -> tally.refuted == null);
    }

    /** Returns what is known when a call does not come back; nothing more can be called. */
    Report stuck(String failure) {
      Disagreement by =
          new Disagreement(
              current.law.name(),
              subject.name() + " " + failure,
              "the call",
              "an output " + Shape.output(trying.geometry()),
              "nothing",
              subject.arithmetic().name(),
              trying);
      if (current.refuted == null) {
        current.add(new Outcome.Refuted(by));
      }
      for (Tally tally : tallies) {
        if (tally.refuted != null && tally.shrunk == null) {
          Smallest.Found found = new Smallest.Found(tally.refuted, Minimality.unknown(ENDED));
          tally.shrunk = refutation(tally.law, found, List.of());
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
    private record Predicted(
        Case on, long number, Map<Tally, Outcome> outcomes, int from, int to) {}

    /**
     * Judges some draws whose calls are made together: by what these should give, where they do;
     * else by calls made one by one, which are served the answers that are there. Where the subject
     * crashed, that call is made again, with all that follow: if none fails then, the draw is
     * refuted by the crash.
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
        if (!answered
            && failedCalls == failedBefore
            && ahead.serveFailure(draw.from(), draw.to())) {
          judge(draw.on(), draw.number(), false);
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
      judge(c, draws, true);
    }

    /**
     * Judges a draw.
     *
     * @param counted whether it counts where it is not refuted, too
     */
    private void judge(Case c, long number, boolean counted) {
      trying = c;
      Trial<V> trial = new Trial<>(watched, c);
      exactWithRoom.clear();
      for (Tally tally : of(c, number)) {
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
          listener.accept(tally.shrunk);
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
     * Exact references of fractional numbers cost more than other laws: they are taken now and
     * then.
     */
    private boolean isDue(Law law, long number) {
      return law != ClaimedLaws.ACCURACY || !given.isEmpty() || number % ACCURACY_ONE_IN == 1;
    }

    private Outcome judge(Law law, Trial<?> trial, Case c) {
      boolean exact =
          subject.arithmetic() instanceof MixedArithmetic<V> // the law asks itself
              || !law.needsExactSums()
              || exactWithRoom.computeIfAbsent(law.headroom(), room -> isExact(c, room));
      return exact ? law.judge(trial) : Law.ROUNDED;
    }

    private boolean isExact(Case c, int room) {
      return DeepestSum.isWithin(subject.arithmetic().exactness().withHeadroom(room), c);
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
      List<String> map = new ArrayList<>();
      if (law == Laws.AGREEMENT) {
        map.addAll(WrongOutputs.facts(watched, by.on()));
        map.addAll(NarrowerFormats.facts(watched, by.on()));
      }
      return refutation(law, Smallest.below(law, watched, by, shrinking), map);
    }

    private Report.Refutation refutation(Law law, Smallest.Found found, List<String> map) {
      List<String> more = new ArrayList<>(law.facts(subject.arithmetic(), found.by().on()));
      more.addAll(map);
      String facts =
          Facts.of(found.by(), found.smallest().toString(), more, replay.apply(found.by().on()));
      return new Report.Refutation(found.by(), found.smallest(), facts);
    }
  }
}
