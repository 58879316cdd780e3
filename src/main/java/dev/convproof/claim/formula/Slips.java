package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.VariableNames;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import dev.convproof.message.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Slips that people make when they write an answer, undone one at a time; nothing is proved here.
 */
final class Slips {
  private static final List<List<String>> SWAPS =
      List.of(
          List.of("ci", "co"),
          List.of("h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "ho", "wo"),
          List.of("kh", "kw"),
          List.of("ph", "pw"),
          List.of("sh", "sw"),
          List.of("h", "w"),
          List.of("kh", "sh"),
          List.of("kh", "ph"),
          List.of("ph", "sh"),
          List.of("k1", "k2"),
          List.of("s1", "s2"),
          List.of("d1", "d2"),
          List.of("k1", "s1"),
          List.of("k2", "s2"));

  private final FormulaClaim claim;
  private final Conventions reading;
  private final Map<Formula, Message> slips = new LinkedHashMap<>();

  Slips(FormulaClaim claim, Conventions reading) {
    this.claim = claim;
    this.reading = reading;
  }

  /** Returns the answer with one slip undone, each with the words for it, likely ones first. */
  Map<Formula, Message> of(Formula answer) {
    Set<String> named = answer.variables();
    Set<String> known = new HashSet<>(claim.quantity().vocabulary().names());
    groups(answer, named, known);
    factors(answer, named, known);
    biases(answer, named, known);
    replacements(answer, named, known);
    roundings(answer);
    swaps(answer, named);
    signs(answer);
    numbers(answer);
    return slips;
  }

  /** Notes a slip, undone; not for fewer shapes than the answer is about. */
  private void slip(Message what, Formula repaired) {
    Set<String> known = new HashSet<>(claim.quantity().vocabulary().names());
    known.addAll(claim.where().names().values());
    boolean asGeneral =
        claim.written(reading).variables().stream()
            .filter(VariableNames::hasDefault)
            .allMatch(repaired.variables()::contains);
    if (asGeneral
        && !repaired.equals(claim.written(reading))
        && known.containsAll(repaired.variables())) {
      slips.putIfAbsent(repaired, what);
    }
  }

  /** Returns the answer with a bias undone that is missing or one too many. */
  Map<Formula, Message> biases(Formula answer) {
    biases(answer, answer.variables(), new HashSet<>(claim.quantity().vocabulary().names()));
    return slips;
  }

  /** Groups that are forgotten, or divide once too often. */
  private void groups(Formula answer, Set<String> named, Set<String> known) {
    if (!known.contains("g") || !(named.contains("g") || claim.where().gives("g"))) {
      return;
    }
    Formula groups = Expressions.variable("g");
    Formula perGroup = new Quotient(Expressions.variable("ci"), groups);
    slip(Message.of("repair.groups"), Expressions.substitute(answer, Map.of("ci", perGroup)));
    for (Formula part : parts(answer)) {
      if (part instanceof Quotient quotient && quotient.divisor().equals(groups)) {
        slip(Message.of("repair.groups-twice"), replaced(answer, part, quotient.dividend()));
      }
    }
  }

  /** A factor that is missing in all or in one summand, or one too many. */
  private void factors(Formula answer, Set<String> named, Set<String> known) {
    for (List<String> missing :
        List.of(
            List.of("n"),
            List.of("kh", "kw"),
            List.of("ho", "wo"),
            List.of("h", "w"),
            List.of("ci"),
            List.of("co"),
            List.of("kh"),
            List.of("kw"),
            List.of("ho"),
            List.of("wo"))) {
      boolean given = named.contains("n") || claim.where().gives("n") || !missing.contains("n");
      if (known.containsAll(missing) && given) {
        missing(answer, product(missing));
      }
    }
    for (List<String> extra :
        List.of(List.of("kh", "kw"), List.of("ho", "wo"), List.of("h", "w"))) {
      if (named.containsAll(extra)) {
        superfluous(answer, extra);
      }
    }
    named.forEach(name -> superfluous(answer, List.of(name)));
    for (Formula part : parts(answer)) {
      if (part instanceof Product product && product.right() instanceof Variable once) {
        slip(Message.of("repair.superfluous", once.name()), replaced(answer, part, product.left()));
      }
    }
  }

  private void missing(Formula answer, Formula factor) {
    boolean batch = factor.text().equals("n");
    slip(
        batch ? Message.of("repair.batch-in-all") : Message.of("repair.missing", factor.text()),
        multiplied(factor, answer));
    summands(
        answer,
        whole -> whole,
        (part, by) ->
            slip(
                batch
                    ? Message.of("repair.batch", part.text())
                    : Message.of("repair.missing-in", factor.text(), part.text()),
                by.apply(multiplied(factor, part))));
  }

  /**
   * Calls with each summand, in sums that are factors too, and with how the whole is made of it.
   */
  private static void summands(
      Formula part,
      UnaryOperator<Formula> whole,
      BiConsumer<Formula, UnaryOperator<Formula>> each) {
    if (part instanceof Sum sum) {
      summand(sum.left(), left -> whole.apply(new Sum(left, sum.right())), each);
      summand(sum.right(), right -> whole.apply(new Sum(sum.left(), right)), each);
    } else if (part instanceof Difference difference) {
      summand(
          difference.left(), left -> whole.apply(new Difference(left, difference.right())), each);
      summand(
          difference.right(), right -> whole.apply(new Difference(difference.left(), right)), each);
    } else if (part instanceof Product product) {
      summands(product.left(), left -> whole.apply(new Product(left, product.right())), each);
      summands(product.right(), right -> whole.apply(new Product(product.left(), right)), each);
    }
  }

  private static void summand(
      Formula part,
      UnaryOperator<Formula> whole,
      BiConsumer<Formula, UnaryOperator<Formula>> each) {
    if (!(part instanceof Sum || part instanceof Difference)) {
      each.accept(part, whole);
    }
    summands(part, whole, each);
  }

  private static Set<Formula> parts(Formula answer) {
    Set<Formula> parts = new LinkedHashSet<>();
    Expressions.rewritten(
        answer,
        part -> {
          parts.add(part);
          return Optional.empty();
        });
    return parts;
  }

  private static Formula replaced(Formula answer, Formula part, Formula by) {
    return Expressions.rewritten(
        answer, one -> one.equals(part) ? Optional.of(by) : Optional.empty());
  }

  private void superfluous(Formula answer, List<String> names) {
    Map<String, Formula> ones = new HashMap<>();
    names.forEach(name -> ones.put(name, Expressions.ONE));
    slip(
        Message.of("repair.superfluous", product(names).text()),
        Expressions.substitute(answer, ones));
  }

  /** A bias for each output, or for each output channel, that is missing or one too many. */
  private void biases(Formula answer, Set<String> named, Set<String> known) {
    String batch = named.contains("n") ? "n" : "";
    List<List<String>> biases =
        known.contains("ho")
            ? List.of(
                Stream.of(batch, "co", "ho", "wo").filter(name -> !name.isEmpty()).toList(),
                List.of("co"))
            : List.of();
    for (List<String> names : biases) {
      Formula bias = product(names);
      slip(Message.of("repair.bias-missing", bias.text()), new Sum(answer, bias));
      slip(Message.of("repair.bias-too-many", bias.text()), new Difference(answer, bias));
    }
  }

  private void replacements(Formula answer, Set<String> named, Set<String> known) {
    for (Map<String, String> other :
        List.of(Map.of("h", "ho", "w", "wo"), Map.of("ho", "h", "wo", "w"))) {
      boolean applies =
          other.entrySet().stream().anyMatch(one -> named.contains(one.getKey()))
              && known.containsAll(other.values());
      if (applies) {
        Map<String, Formula> by = new HashMap<>();
        other.forEach((name, right) -> by.put(name, Expressions.variable(right)));
        boolean larger = other.containsKey("h");
        slip(
            Message.of(larger ? "repair.input-for-output" : "repair.output-for-input"),
            Expressions.substitute(answer, by));
      }
    }
    for (String padding : List.of("ph", "pw")) {
      if (named.contains(padding)) {
        Formula one = Expressions.variable(padding);
        Formula two = new Product(Expressions.number(2), one);
        slip(
            Message.of("repair.one-side", padding),
            Expressions.substitute(answer, Map.of(padding, two)));
        slip(
            Message.of("repair.both-sides", padding),
            Expressions.rewritten(
                answer, part -> part.equals(two) ? Optional.of(one) : Optional.empty()));
      }
    }
  }

  private void roundings(Formula answer) {
    slip(
        Message.of("repair.round-up"),
        Expressions.rewritten(
            answer,
            part ->
                part instanceof Floor floor
                    ? Optional.of(new Ceiling(floor.operand()))
                    : Optional.empty()));
    slip(
        Message.of("repair.round-down"),
        Expressions.rewritten(
            answer,
            part ->
                part instanceof Ceiling ceiling
                    ? Optional.of(new Floor(ceiling.operand()))
                    : Optional.empty()));
    slip(
        Message.of("repair.round-up"),
        Expressions.rewritten(
            answer,
            part -> part instanceof Quotient ? Optional.of(new Ceiling(part)) : Optional.empty()));
    slip(
        Message.of("repair.round-down"),
        Expressions.rewritten(
            answer,
            part -> part instanceof Quotient ? Optional.of(new Floor(part)) : Optional.empty()));
  }

  private void swaps(Formula answer, Set<String> named) {
    for (List<String> swap : SWAPS) {
      Map<String, Formula> by = new HashMap<>();
      for (int at = 0; at < swap.size(); at += 2) {
        by.put(swap.get(at), Expressions.variable(swap.get(at + 1)));
        by.put(swap.get(at + 1), Expressions.variable(swap.get(at)));
      }
      if (by.keySet().stream().anyMatch(named::contains)) {
        slip(
            Message.of(
                swap.size() > 2 ? "repair.axes-swapped" : "repair.swapped",
                swap.get(0),
                swap.get(1)),
            Expressions.substitute(answer, by));
      }
    }
  }

  /** A number that is a factor, at one place. */
  private void numbers(Formula answer) {
    for (Formula part : parts(answer)) {
      if (part instanceof Product product && product.left() instanceof Numeral twice) {
        slip(
            Message.of("repair.superfluous", twice.text()),
            replaced(answer, part, product.right()));
      }
    }
  }

  /** A plus for a minus, at one place. */
  private void signs(Formula answer) {
    for (Formula part : parts(answer)) {
      if (part instanceof Sum sum) {
        flip(answer, part, new Difference(sum.left(), sum.right()));
      } else if (part instanceof Difference difference) {
        flip(answer, part, new Sum(difference.left(), difference.right()));
      }
    }
  }

  private void flip(Formula answer, Formula part, Formula other) {
    slip(Message.of("repair.sign", part.text(), other.text()), replaced(answer, part, other));
  }

  private static Formula product(List<String> names) {
    return names.stream()
        .map(Expressions::variable)
        .reduce(Expressions::product)
        .orElse(Expressions.ONE);
  }

  /** Puts a factor before those of a product. */
  static Formula multiplied(Formula factor, Formula product) {
    return product instanceof Product both
        ? new Product(multiplied(factor, both.left()), both.right())
        : Expressions.product(factor, product);
  }
}
