package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Doubles;
import dev.convproof.generate.Reach;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * How many random cases of small shapes a second the agreement property judges: drawn by jqwik, all
 * strategies over doubles, every scalar compared and the coverage counted, on one thread.
 */
public final class AgreementThroughput {
  private AgreementThroughput() {}

  /**
   * A measured rate.
   *
   * @param casesPerSecond judged, the time of the whole run taken
   * @param cases judged
   * @param seconds from the start of the engine to its end
   * @param strategies compared on every case in their scope
   */
  public record Rate(double casesPerSecond, long cases, double seconds, int strategies) {}

  /**
   * Runs the property once to warm up, then once to measure.
   *
   * @throws IllegalStateException if a strategy disagrees: a wrong answer has no speed
   */
  public static Rate measure(int warmUp, int tries) {
    run(warmUp);
    long start = System.nanoTime();
    long cases = run(tries);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Rate(cases / seconds, cases, seconds, Subjects.current().size());
  }

  private static long run(int tries) {
    SuiteVerdict verdict =
        SuiteRunner.selecting(
                List.of(Agreeing.class), "", Map.of("jqwik.tries.default", Integer.toString(tries)))
            .run(ended -> {})
            .get(0);
    if (verdict.kind() != SuiteVerdict.Kind.HOLDS) {
      throw new IllegalStateException(verdict.facts().orElse("no agreement"));
    }
    return verdict.row().judged();
  }

  /** The property that is timed; its tries are set by each run. */
  static final class Agreeing extends Suite {
    @Override
    Law law() {
      return Laws.AGREEMENT;
    }

    @Override
    Reach reach() {
      return Reach.SMALL;
    }

    @Property(seed = "1")
    void every_strategy_computes_what_the_definition_says(@ForAll("doubles") Case c) {
      assertThatConvolutionsOn(c).agreeOver(Doubles.INSTANCE, Laws.AGREEMENT);
    }
  }
}
