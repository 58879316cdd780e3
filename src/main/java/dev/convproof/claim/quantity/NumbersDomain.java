package dev.convproof.claim.quantity;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whole numbers that are not those of one layer or of two kernels: of those with a default only
 * those vary that a statement names.
 *
 * @param numbers all of them
 * @param given what holds between them; every quotient rounds down
 * @param named the variables that the statement names
 */
record NumbersDomain(List<Unknown> numbers, List<Relation> given, Set<String> named)
    implements ShapeDomain {

  @Override
  public List<Instance> ofSize(int excess) {
    List<Instance> found = new ArrayList<>();
    add(0, excess, new HashMap<>(), found);
    found.sort(Instance.SMALLEST_FIRST);
    return found;
  }

  private void add(int at, int excess, Map<String, BigInteger> values, List<Instance> found) {
    if (at == numbers.size()) {
      if (excess == 0 && RestrictedDomain.hold(given, values)) {
        found.add(shape(values));
      }
      return;
    }
    Unknown number = numbers.get(at);
    int most = varies(number) ? excess : 0;
    for (int more = 0; more <= most; more++) {
      values.put(number.name(), BigInteger.valueOf(number.least() + more));
      add(at + 1, excess - more, values, found);
    }
  }

  private boolean varies(Unknown number) {
    return VariableNames.isFree(number.name(), named);
  }

  private Instance shape(Map<String, BigInteger> values) {
    String line =
        numbers.stream()
            .filter(number -> values.get(number.name()).longValueExact() != number.least())
            .map(number -> number.name() + values.get(number.name()))
            .collect(Collectors.joining(" "));
    int size =
        numbers.stream()
            .mapToInt(
                number ->
                    Math.toIntExact(values.get(number.name()).longValueExact() - number.least()))
            .sum();
    return new Instance(line.isEmpty() ? first() : line, size, values, List.of());
  }

  private String first() {
    return numbers.get(0).name() + numbers.get(0).least();
  }

  @Override
  public long count(int excess) {
    long free = numbers.stream().filter(this::varies).count();
    long count = 1;
    for (long at = 1; at < free; at++) {
      count = count * (excess + at) / at;
    }
    return count;
  }

  @Override
  public Proposition premises() {
    List<Unknown> unknowns = numbers.stream().filter(this::varies).toList();
    return Proposition.over(unknowns)
        .assuming(
            given.stream()
                .map(
                    one ->
                        new Relation(
                            defaulted(one.left()), one.comparison(), defaulted(one.right())))
                .toList());
  }

  /** Puts the default for what does not vary. */
  private Formula defaulted(Formula formula) {
    Map<String, Formula> defaults = new HashMap<>();
    numbers.stream()
        .filter(number -> !varies(number))
        .forEach(number -> defaults.put(number.name(), Expressions.number(number.least())));
    return Expressions.substitute(formula, defaults);
  }

  @Override
  public Formula size() {
    return numbers.stream()
        .filter(this::varies)
        .map(
            number ->
                Expressions.difference(
                    Expressions.variable(number.name()), Expressions.number(number.least())))
        .reduce(Expressions::sum)
        .orElse(Expressions.ZERO);
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    Map<String, BigInteger> values = new HashMap<>();
    for (Unknown number : numbers) {
      BigInteger least = BigInteger.valueOf(number.least());
      BigInteger value = unknowns.getOrDefault(number.name(), least);
      values.put(number.name(), varies(number) ? value : least);
    }
    boolean small = values.values().stream().allMatch(value -> value.bitLength() < 24);
    return small && RestrictedDomain.hold(given, values)
        ? Optional.of(shape(values))
        : Optional.empty();
  }
}
