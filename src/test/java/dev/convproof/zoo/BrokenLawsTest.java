package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.claim.experiment.BrokenLaw;
import dev.convproof.generate.Shapes;
import dev.convproof.law.Border;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.Minimality;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.StrategyLaw;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the pages of the laws show: each law, broken by a liar. To write the table anew: {@code mvn
 * test -Dtest=BrokenLawsTest -Dgolden=write}.
 */
class BrokenLawsTest {
  private static final Path TABLE =
      Path.of("src/main/resources/dev/convproof/claim/experiment/broken-laws.txt");
  private static final String HEAD =
      "# law | liar | what | where | asked | found | numbers | smallest | case: written by"
          + " BrokenLawsTest\n";

  private static final Map<LawStatement, String> LIARS =
      Map.ofEntries(
          Map.entry(Laws.AGREEMENT, "flipped kernel"),
          Map.entry(Laws.PURITY, "input overwritten"),
          Map.entry(Laws.LINEARITY_IN_INPUT, "rectified"),
          Map.entry(Laws.LINEARITY_IN_WEIGHTS, "squared weights"),
          Map.entry(Laws.TRANSLATION, "swapped paddings"),
          Map.entry(Laws.BATCH, "images summed"),
          Map.entry(Laws.GROUPS, "interleaved groups"),
          Map.entry(Laws.DILATION, "dilation of rows only"),
          Map.entry(Laws.PADDING, "replicated border"),
          Map.entry(Laws.STRIDE, "swapped strides"),
          Map.entry(Laws.UNIT_KERNEL, "output transposed"),
          Map.entry(Laws.CHANNEL_PERMUTATION, "last channel dropped"),
          Map.entry(Laws.COMPOSITION, "forgotten bias"),
          Map.entry(Laws.BIAS_COUNT, "first bias for all"),
          Map.entry(Laws.RECEPTIVE_FIELD, "last tap dropped"));

  private static final String CONDITION = "padding never breaks";

  private static final Map<LawStatement, Supplier<BackwardStrategy>> BACKWARD =
      Map.of(
          Laws.GRADIENT_AGREEMENT, BackwardLiars::unflippedKernel,
          Laws.GRADIENT_ADJOINT, BackwardLiars::groupsMixedUp,
          Laws.GRADIENT_UNIT_STEP, BackwardLiars::biasOfTheFirstImage,
          Laws.GRADIENT_COMPOSITION, BackwardLiars::weightsOfTheLastImage);

  private static final Map<LawStatement, String> BACKWARD_NAMES =
      Map.of(
          Laws.GRADIENT_AGREEMENT, "unflipped kernel",
          Laws.GRADIENT_ADJOINT, "groups mixed up",
          Laws.GRADIENT_UNIT_STEP, "bias of the first image",
          Laws.GRADIENT_COMPOSITION, "weights of the last image");

  @Test
  void the_table_is_what_the_laws_say_of_liars() throws IOException {
    String table =
        Laws.explained().stream()
            .map(BrokenLawsTest::broken)
            .map(BrokenLaw::line)
            .collect(Collectors.joining("\n", HEAD, "\n"));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE)).isEqualTo(table);
  }

  @Test
  void every_law_has_a_page() {
    assertThat(BrokenLaw.all())
        .extracting(BrokenLaw::law)
        .containsExactlyElementsOf(Laws.explained());
  }

  private static BrokenLaw broken(LawStatement law) {
    if (law instanceof StrategyLaw ofStrategies) {
      return broken(ofStrategies, Bestiary.named(LIARS.get(law)));
    }
    if (law == Laws.BORDER) {
      Border lying = new Border(Conditions.ALL.get(CONDITION));
      return broken(lying, CONDITION, Strategies.DEFINITION.over(Doubles.INSTANCE));
    }
    if (BACKWARD.containsKey(law)) {
      return broken(
          (Law) law, BACKWARD_NAMES.get(law), BACKWARD.get(law).get().over(Doubles.INSTANCE));
    }
    if (LIARS.containsKey(law)) {
      String name = LIARS.get(law);
      return broken((Law) law, name, Bestiary.named(name).over(Doubles.INSTANCE));
    }
    Liar claiming = claiming(law);
    return broken((Law) law, claiming.name(), claiming.over(Floats.INSTANCE));
  }

  private static BrokenLaw broken(Law law, String liar, Subject<?> subject) {
    Report.Refutation by =
        ConvProof.verify(subject).laws(List.of(law)).report().refutations().stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError(law.name() + " lets " + liar + " through"));
    return new BrokenLaw(law, liar, named(by.by(), liar), by.smallest().kind());
  }

  /** Backward passes that lie are all called so. */
  private static Disagreement named(Disagreement by, String liar) {
    return new Disagreement(
        by.law(),
        by.what().replaceFirst("^liar", liar),
        by.where(),
        by.expected(),
        by.actual(),
        by.numbers(),
        by.on());
  }

  private static BrokenLaw broken(StrategyLaw law, Strategy liar) {
    Disagreement first =
        IntStream.rangeClosed(0, 4)
            .boxed()
            .flatMap(size -> Shapes.ofSize(law.layers(), size))
            .map(stack -> Case.zeros(stack, true))
            .flatMap(c -> refuted(law.judge(liar, c)).stream())
            .findFirst()
            .orElseThrow();
    Smallest.Found found = Smallest.below(law, Exactness.INTEGERS, c -> law.judge(liar, c), first);
    return new BrokenLaw(law, liar.name(), found.by(), found.smallest().kind());
  }

  private static Optional<Disagreement> refuted(Outcome outcome) {
    return outcome instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by())
        : Optional.empty();
  }

  /** A convolution over floats that breaks what one may claim of it. */
  private static Liar claiming(LawStatement law) {
    return switch (law.name()) {
      case "accuracy" ->
          Liar.named("input in half precision").multiplying(BrokenLawsTest::cutShort);
      case "determinism" -> Liar.named("order changes by call").finishing(new EverySecondCall());
      default -> Liar.named("zero weights skipped").multiplying(BrokenLawsTest::skipZeros);
    };
  }

  private static <V> void cutShort(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
    if (x instanceof float[] input && k instanceof float[] weights && y instanceof float[] sums) {
      float narrow = Float.intBitsToFloat(Float.floatToIntBits(input[xAt]) & 0xFFFFE000);
      sums[yAt] += narrow * weights[kAt];
    }
  }

  private static <V> void skipZeros(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
    if (k instanceof float[] weights && weights[kAt] != 0) {
      algebra.multiplyAdd(x, xAt, k, kAt, y, yAt);
    }
  }

  /** Changes the last bit of each output at every second call. */
  private static final class EverySecondCall implements Liar.Finish {
    private int calls;

    @Override
    public <V> void change(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
      if (output.data() instanceof float[] values && ++calls % 2 == 0) {
        for (int at = 0; at < values.length; at++) {
          values[at] = Math.nextUp(values[at]);
        }
      }
    }
  }

  @Test
  void what_breaks_a_law_is_no_larger_than_it_must_be() {
    assertThat(BrokenLaw.all())
        .filteredOn(row -> !List.of("determinism", "accuracy").contains(row.law().name()))
        .extracting(BrokenLaw::smallest)
        .doesNotContain(Minimality.Kind.UNKNOWN);
  }
}
