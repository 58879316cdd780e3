package dev.convproof;

import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  final Subject<V> subject;
  long cases = DEFAULT_CASES;
  Reach reach = Reach.FULL;
  Duration time = Duration.ofSeconds(60);
  Duration timeout = Duration.ofSeconds(10);
  long seed;
  List<Law> laws;
  Function<Case, String> replay = this::replayInJava;
  Optional<Case> only = Optional.empty();
  List<LongFunction<Case>> given = List.of();
  Supplier<Duration> shrinking = () -> Duration.ofMinutes(10);
  Consumer<Report.Refutation> listener = refutation -> {};
  RandomCase.Fitting fitting = RandomCase.Fitting.NONE;
  Optional<Lookahead> lookahead = Optional.empty();

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

  private String replayInJava(Case c) {
    String again = "ConvProof.verify(subject).seed(" + seed + ") draws them again";
    return Facts.replay(c, on -> "ConvProof.verify(subject).replay(\"" + on + "\").check()", again);
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
    Judging<V> run = new Judging<>(this, subject.calledBy(watch));
    return watch.over(run::report, run::stuck);
  }
}
