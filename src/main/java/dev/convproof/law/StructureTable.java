package dev.convproof.law;

import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.MinPlus;
import dev.convproof.algebra.Modular;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which algebraic structure each strategy needs, established by running it over exact algebras that
 * have more and more of it.
 *
 * @param algebras the columns
 * @param rows one for each strategy, or for a kernel size of one
 */
public record StructureTable(List<String> algebras, List<Row> rows) {
  private static final MinPlus SEMIRING = MinPlus.INSTANCE;
  private static final Integers RING = Integers.INSTANCE;
  private static final List<Integer> PRIMES = List.of(2, 3, 5);
  private static final List<Arithmetic<?>> ALGEBRAS =
      List.of(
          SEMIRING,
          RING,
          new Modular(2),
          new Modular(3),
          new Modular(5),
          new Modular(6),
          Residues.INSTANCE,
          Rationals.INSTANCE,
          FourierResidues.INSTANCE);

  /**
   * One strategy.
   *
   * @param strategy its name
   * @param on what it was run on, in words
   * @param cells one for each algebra
   */
  public record Row(String strategy, String on, List<Cell> cells) {

    /** Returns whether it computes what the definition says over an algebra. */
    public boolean agreesOver(Arithmetic<?> numbers) {
      List<String> names = ALGEBRAS.stream().<String>map(Arithmetic::name).toList();
      return cells.get(names.indexOf(numbers.name())) instanceof Cell.Agrees;
    }

    /** The weakest structure that was enough, in words. */
    public String needs() {
      boolean everywhere = cells.stream().allMatch(cell -> cell instanceof Cell.Agrees);
      if (agreesOver(SEMIRING)) {
        return everywhere ? "a semiring" : "a semiring, and elimination beforehand";
      }
      if (agreesOver(RING)) {
        return "a ring";
      }
      return agreesOver(Residues.INSTANCE)
          ? "a ring that divides by " + divisors()
          : "roots of unity";
    }

    private String divisors() {
      return PRIMES.stream()
          .filter(p -> !agreesOver(new Modular(p)))
          .map(String::valueOf)
          .collect(Collectors.joining(", "));
    }
  }

  /** The result of a strategy over one algebra. */
  public sealed interface Cell {

    /** ✓ where it agrees, – where it says that it does not compute, ✗ where it differs. */
    default String mark() {
      if (this instanceof Agrees) {
        return "✓";
      }
      return this instanceof Outside ? "–" : "✗";
    }

    /** It computed what the definition says. */
    record Agrees(int cases) implements Cell {}

    /**
     * It says that it does not compute it.
     *
     * @param reason why, as its scope says
     * @param otherwise what it threw when it was run all the same, or that it threw nothing
     */
    record Outside(String reason, String otherwise) implements Cell {}

    /** It computed something else. */
    record Differs(Disagreement by) implements Cell {}
  }

  /** Runs strategies over all algebras. */
  public static StructureTable of(List<StructureSubject> subjects) {
    List<Row> rows =
        subjects.stream().map(s -> new Row(s.strategy().name(), s.on(), cells(s))).toList();
    return new StructureTable(ALGEBRAS.stream().<String>map(Arithmetic::name).toList(), rows);
  }

  private static List<Cell> cells(StructureSubject subject) {
    return ALGEBRAS.stream().<Cell>map(numbers -> cell(numbers, subject)).toList();
  }

  private static <V> Cell cell(Arithmetic<V> numbers, StructureSubject subject) {
    for (Case c : subject.cases()) {
      Problem<V> problem = c.problem(numbers);
      if (subject.strategy().scope(numbers, problem) instanceof Support.Unsupported outside) {
        return new Cell.Outside(outside.reason(), otherwise(numbers, subject.strategy(), problem));
      }
      if (Laws.AGREEMENT.judge(subject.strategy().over(numbers), c)
          instanceof Outcome.Refuted refuted) {
        return new Cell.Differs(refuted.by());
      }
    }
    return new Cell.Agrees(subject.cases().size());
  }

  private static <V> String otherwise(
      Arithmetic<V> numbers, Strategy strategy, Problem<V> problem) {
    try {
      var unused = strategy.convolve(numbers, problem);
      return "nothing";
    } catch (RuntimeException thrown) {
      return thrown.toString();
    }
  }

  /** A line for each strategy: where it agrees (✓), is outside its scope (–) or differs (✗). */
  @Override
  public String toString() {
    return rows.stream()
        .map(
            row ->
                "%-14s %-12s %s  needs %s"
                    .formatted(row.strategy(), row.on(), marks(row), row.needs()))
        .collect(Collectors.joining("\n"));
  }

  private static String marks(Row row) {
    return row.cells().stream().map(Cell::mark).collect(Collectors.joining(" "));
  }
}
