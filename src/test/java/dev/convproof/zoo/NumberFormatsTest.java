package dev.convproof.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.law.ClaimedLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Number formats: what each wrong kernel is caught by, and that no right one is rejected. */
class NumberFormatsTest {
  private static final int AT_LEAST = 4;

  private static Stream<FormatKernel> wrong() {
    return NumberFormats.all().stream().filter(kernel -> !kernel.right());
  }

  private static Stream<FormatKernel> right() {
    return NumberFormats.all().stream().filter(FormatKernel::right);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("wrong")
  void a_wrong_kernel_is_found_by_agreement(FormatKernel kernel) throws IOException {
    assertThat(table()).contains(FormatRows.wrong(kernel).strip());
  }

  /** One of each format; the others take longer. */
  @Test
  void the_first_wrong_kernel_of_each_format_is_found_and_the_first_right_one_passes()
      throws IOException {
    for (FormatKernel kernel : firsts(wrong())) {
      assertThat(table()).contains(FormatRows.wrong(kernel).strip());
    }
    for (FormatKernel kernel : firsts(right())) {
      Report report =
          ConvProof.verify(kernel.subject()).cases(30).maxProducts(2_048).seed(1).report();
      assertThat(report.holds()).as(report.toString()).isTrue();
    }
  }

  private static Collection<FormatKernel> firsts(Stream<FormatKernel> all) {
    Map<String, FormatKernel> firsts = new LinkedHashMap<>();
    all.forEach(kernel -> firsts.putIfAbsent(kernel.numbers(), kernel));
    return firsts.values();
  }

  private static List<String> table() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("reports/zoo.md"), UTF_8);
    return lines.subList(lines.indexOf("## Number formats"), lines.size());
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("right")
  void a_right_kernel_passes(FormatKernel kernel) throws IOException {
    assertThat(table()).contains(FormatRows.right(kernel).strip());
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
  void the_tables_have_a_row_for_each_kernel_and_enough_of_both() throws IOException {
    assertThat(rows("wrong")).hasSameSizeAs(wrong().toList());
    assertThat(rows("right")).hasSameSizeAs(right().toList());
    Set<String> formats =
        NumberFormats.all().stream().map(FormatKernel::numbers).collect(Collectors.toSet());
    assertThat(withEnough("wrong", row -> true)).isEqualTo(formats);
    assertThat(withEnough("right", row -> true)).isEqualTo(formats);
  }

  /** Of each format, enough wrong kernels are right on small integers, which other tests draw. */
  @Test
  void only_their_format_shows_enough_wrong_kernels() throws IOException {
    assertThat(withEnough("wrong", row -> row.get(row.size() - 1).equals("0")))
        .isEqualTo(withEnough("wrong", row -> true));
  }

  /** Of each format, a gate that compares bits rejects enough right kernels. */
  @Test
  void a_stricter_gate_would_reject_enough_right_kernels() throws IOException {
    assertThat(
            withEnough(
                "right",
                row -> row.subList(row.size() - 3, row.size()).stream().anyMatch(this::isSome)))
        .isEqualTo(withEnough("right", row -> true));
  }

  private boolean isSome(String count) {
    return count.matches("[1-9]\\d*");
  }

  /** Returns the cells of the rows of one of the tables. */
  private static List<List<String>> rows(String which) throws IOException {
    return table().stream()
        .dropWhile(line -> !line.startsWith("| numbers | " + which))
        .skip(2)
        .takeWhile(line -> line.startsWith("| "))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .toList();
  }

  /** Returns the formats of which enough rows of a table are as they should be. */
  private static Set<String> withEnough(String which, Predicate<List<String>> such)
      throws IOException {
    Map<String, Long> counts =
        rows(which).stream()
            .filter(such)
            .collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting()));
    counts.values().removeIf(count -> count < AT_LEAST);
    return counts.keySet();
  }
}
