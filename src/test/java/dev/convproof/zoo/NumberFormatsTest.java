package dev.convproof.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Shrinker;
import dev.convproof.law.ClaimedLaws;
import dev.convproof.law.Laws;
import dev.convproof.law.NarrowerFormats;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Number formats: what each wrong kernel is caught by, and that no right one is rejected. */
class NumberFormatsTest {
  private static final int DRAWS = 2_000;
  private static final int AT_LEAST = 4;

  private static Stream<FormatKernel> wrong() {
    return NumberFormats.all().stream().filter(kernel -> !kernel.right());
  }

  private static Stream<FormatKernel> right() {
    return NumberFormats.all().stream().filter(FormatKernel::right);
  }

  /**
   * The row of a kernel, as it is in the table: formats, name, draws, smallest case, and its name.
   */
  private static <V> String row(FormatKernel kernel, Subject<V> subject) {
    Draws draws =
        new Draws(Reach.FULL, subject.arithmetic().exactness(), RandomCase.Fitting.NONE, 0, 0);
    for (int draw = 1; draw <= DRAWS; draw++) {
      Case c = draws.next();
      if (c.layers().size() == 1 && fails(subject, c)) {
        Case smallest = Shrinker.minimise(c, smaller -> fails(subject, smaller));
        String named =
            Stream.of(c, smallest)
                .flatMap(on -> NarrowerFormats.facts(subject, on).stream())
                .findFirst()
                .map(line -> line.strip().replaceFirst("agrees +with ", ""))
                .orElse("–");
        return String.join(
            " | ", kernel.arithmetic(), kernel.name(), draw + "", smallest.toString(), named);
      }
    }
    return kernel + " is not found in " + DRAWS + " draws";
  }

  private static <V> boolean fails(Subject<V> subject, Case c) {
    return Laws.AGREEMENT.isExact(subject.arithmetic().exactness(), c)
        && Laws.AGREEMENT.judge(subject, c) instanceof Outcome.Refuted;
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("wrong")
  void a_wrong_kernel_is_found_by_agreement(FormatKernel kernel) throws IOException {
    assertThat(table()).contains(row(kernel, kernel.subject()));
  }

  /** One of each format; the others take longer. */
  @Test
  void the_first_wrong_kernel_of_each_format_is_found_and_the_first_right_one_passes()
      throws IOException {
    for (FormatKernel kernel : firsts(wrong())) {
      assertThat(table()).contains(row(kernel, kernel.subject()));
    }
    for (FormatKernel kernel : firsts(right())) {
      Report report =
          ConvProof.verify(kernel.subject()).cases(30).maxProducts(2_048).seed(1).report();
      assertThat(report.holds()).as(report.toString()).isTrue();
    }
  }

  private static Collection<FormatKernel> firsts(Stream<FormatKernel> all) {
    Map<String, FormatKernel> firsts = new LinkedHashMap<>();
    all.forEach(kernel -> firsts.putIfAbsent(kernel.arithmetic(), kernel));
    return firsts.values();
  }

  private static List<String> table() throws IOException {
    try (InputStream in = NumberFormatsTest.class.getResourceAsStream("/zoo/formats.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("right")
  void a_right_kernel_passes(FormatKernel kernel) {
    Report report =
        ConvProof.verify(kernel.subject()).cases(100).maxProducts(2_048).seed(1).report();
    assertThat(report.holds()).as(report.toString()).isTrue();
  }

  /** Fractional outputs of half precision are below its normal numbers now and then. */
  @Test
  void to_flush_subnormals_is_no_fault() {
    FormatKernel flushing =
        right()
            .filter(kernel -> kernel.toString().equals("f16, subnormals flushed"))
            .findFirst()
            .orElseThrow();
    Report report =
        ConvProof.verify(flushing.subject())
            .laws(List.of(ClaimedLaws.ACCURACY))
            .cases(600)
            .report();
    assertThat(report.holds()).as(report.toString()).isTrue();
  }

  @Test
  void the_table_has_a_row_for_each_wrong_kernel_and_enough_of_both() throws IOException {
    assertThat(table().stream().filter(line -> line.contains(" | ") && !line.startsWith("#")))
        .hasSameSizeAs(wrong().toList());
    Map<String, Long> liars =
        wrong().collect(Collectors.groupingBy(FormatKernel::arithmetic, Collectors.counting()));
    Map<String, Long> others =
        right().collect(Collectors.groupingBy(FormatKernel::arithmetic, Collectors.counting()));
    assertThat(liars.values()).allMatch(count -> count >= AT_LEAST);
    assertThat(others.values()).allMatch(count -> count >= AT_LEAST);
    assertThat(liars.keySet()).isEqualTo(others.keySet());
  }
}
