package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Smallest;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How a counterexample that was drawn and shrunk compares with the smallest one, which is found
 * here by trying everything in the order of cases, without any of the search's own code.
 */
@Tag("figures") // takes minutes, and says how fast this machine is: run by its name
class ShrinkQualityTest {
  private static final int MOST_SIZE = 8;
  private static final long MOST_LISTS = 100_000;

  /** For the search below what shrinking finds, which takes its time apart. */
  private static final Duration TIME = Duration.ofMillis(500);

  private static final long SECOND = 1_000_000_000;

  /** What became of one liar; the enumerated size is empty where enumeration ended before it. */
  private record Row(String name, int size, Optional<Integer> least, boolean equal, long nanos) {
    @Override
    public String toString() {
      String smallest = least.map(Object::toString).orElse("beyond");
      return name
          + " | "
          + size
          + " | "
          + smallest
          + " | "
          + equal
          + " | "
          + nanos / 1_000_000
          + " ms";
    }
  }

  @Test
  void shrunk_counterexamples_are_the_smallest() {
    List<Row> rows = new ArrayList<>();
    Zoo.all().stream()
        .filter(specimen -> !specimen.racing())
        .filter(ShrinkQualityTest::isOfManageableSize)
        .filter(ShrinkQualityTest::isRepeatable)
        .forEach(specimen -> rows.add(row(specimen, specimen.made().get())));
    rows.forEach(System.out::println);
    List<Row> enumerated = rows.stream().filter(row -> row.least().isPresent()).toList();
    long equal = enumerated.stream().filter(Row::equal).count();
    long within = rows.stream().filter(row -> row.nanos() < SECOND).count();
    System.out.printf(
        "%d liars, %d enumerated, %d equal, %d within a second%n",
        rows.size(), enumerated.size(), equal, within);
    assertThat(equal).isGreaterThanOrEqualTo((95 * enumerated.size() + 99) / 100);
    assertThat(within).isGreaterThanOrEqualTo((95 * rows.size() + 99) / 100);
    assertThat(enumerated).allMatch(row -> row.size() <= 2 * row.least().orElseThrow());
  }

  /** Cases beyond what 16 bits count are left out: a single call on them takes too long. */
  private static boolean isOfManageableSize(Specimen specimen) {
    return specimen.found(0).orElseThrow().by().on().values().length <= 10_000;
  }

  /** Where what was computed before decides, no case is the smallest that fails. */
  private static boolean isRepeatable(Specimen specimen) {
    return isRepeatable(specimen, specimen.made().get());
  }

  private static <V> boolean isRepeatable(Specimen specimen, Subject<V> subject) {
    Case found = specimen.found(0).orElseThrow().by().on();
    return Stream.of(found, found, found).allMatch(c -> specimen.refuted(subject, c).isPresent());
  }

  private static <V> Row row(Specimen specimen, Subject<V> subject) {
    Specimen.Found found = specimen.found(0).orElseThrow();
    long begun = System.nanoTime();
    Case shrunk = Smallest.below(specimen.law(), subject, found.by(), () -> TIME).by().on();
    long nanos = System.nanoTime() - begun;
    Predicate<Case> fails = c -> specimen.refuted(subject, c).isPresent();
    if (shrunk.size() > MOST_SIZE) {
      return new Row(specimen.name(), shrunk.size(), Optional.empty(), false, nanos);
    }
    int least = Exhaustive.leastExcess(shrunk, shrunk.size() - 1, fails).orElse(shrunk.size());
    boolean equal = least == shrunk.size() && smaller(shrunk, fails).isEmpty();
    return new Row(specimen.name(), shrunk.size(), Optional.of(least), equal, nanos);
  }

  /**
   * The first smaller list of values that fails at a shape of the same size, the shape's own first.
   */
  private static Optional<Case> smaller(Case shrunk, Predicate<Case> fails) {
    Stream<List<Geometry>> others =
        Shapes.ofSize(shrunk.size())
            .map(List::of)
            .filter(shape -> Exhaustive.failsAtRandom(shape, shrunk, fails));
    return Stream.concat(
            Exhaustive.withFewerNonzeros(shrunk),
            others.flatMap(
                shape ->
                    Stream.of(true, false)
                        .flatMap(
                            biased ->
                                Exhaustive.withNonzeros(
                                    Case.zeros(shape, biased, shrunk.exponents()), shrunk))))
        .limit(MOST_LISTS)
        .filter(c -> CaseOrder.SMALLEST_FIRST.compare(c, shrunk) < 0)
        .filter(fails)
        .findFirst();
  }
}
