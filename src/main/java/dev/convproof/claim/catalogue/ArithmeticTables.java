package dev.convproof.claim.catalogue;

import dev.convproof.claim.Digits;
import dev.convproof.claim.Table;
import dev.convproof.law.ErrorGrowth;
import dev.convproof.law.FormatError;
import dev.convproof.law.NotNumbers;
import dev.convproof.law.Situation;
import dev.convproof.law.StructureSubject;
import dev.convproof.law.StructureTable;
import dev.convproof.law.Tolerances;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tables of strategies over other numbers, and with NaN and ∞. */
final class ArithmeticTables {
  private static final int GROWTH_CASES = 20;

  private ArithmeticTables() {}

  static List<Table> all() {
    return List.of(structure(), growth(), notNumbers(), formats(), tolerances());
  }

  /** Creates the table of the algebraic structures that strategies need. */
  private static Table structure() {
    StructureTable found = StructureTable.of(StructureSubject.all());
    List<Message> columns = new ArrayList<>(Table.heads("strategy", "kernels"));
    found.algebras().forEach(algebra -> columns.add(numbers(algebra)));
    columns.addAll(Table.heads("needs"));
    return new Table(
        "structure",
        "E6",
        columns,
        found.rows().stream().map(ArithmeticTables::structureRow).toList());
  }

  private static List<Message> structureRow(StructureTable.Row row) {
    return Stream.of(
            Table.row(Tables.strategy(row.strategy()), kernels(row.on())),
            Table.row(row.cells().stream().map(StructureTable.Cell::mark).toArray()),
            Table.row(needs(row.needs())))
        .flatMap(List::stream)
        .toList();
  }

  private static Message numbers(String algebra) {
    return algebra.startsWith("integers mod ")
        ? Message.of("numbers.integers-mod", algebra.substring("integers mod ".length()))
        : Message.named("numbers", algebra);
  }

  private static Message kernels(String on) {
    return on.contains("×")
        ? Message.of("cell.kernels-of", on.replace(" kernels", ""))
        : Message.named("cell", on);
  }

  private static Message needs(String structure) {
    return structure.startsWith("a ring that divides by ")
        ? Message.of("needs.ring-dividing", structure.substring("a ring that divides by ".length()))
        : Message.named("needs", structure);
  }

  /** Creates the table of how the error of Winograd's algorithm grows with its tiles. */
  private static Table growth() {
    return new Table(
        "error-growth",
        "E6",
        Table.row(
            "F(m×m, 3×3)",
            Message.of("column.greatest-error"),
            Message.of("column.bound"),
            Message.of("column.error-share")),
        ErrorGrowth.upTo6(GROWTH_CASES).stream()
            .map(
                growth ->
                    Table.row(
                        "m = " + growth.m(),
                        number("%.1f", growth.measured()),
                        Digits.upTo(0, growth.bound()),
                        Digits.upTo(3, growth.tightest())))
            .toList());
  }

  /** Creates the table of where NaN, ∞ and −0 make a strategy differ from the definition. */
  private static Table notNumbers() {
    List<NotNumbers.Row> found = NotNumbers.of(Strategies.all()).rows();
    return new Table(
        "not-numbers",
        "E6",
        Table.heads("over-doubles", "definition-gives", "others-give"),
        Arrays.stream(Situation.values())
            .map(situation -> found.stream().filter(row -> row.situation() == situation).toList())
            .map(ArithmeticTables::situationRow)
            .toList());
  }

  private static List<Message> situationRow(List<NotNumbers.Row> rows) {
    Map<Result, Message> others = new LinkedHashMap<>();
    for (NotNumbers.Row row : rows) {
      row.differs()
          .ifPresent(
              reason ->
                  others.merge(
                      new Result(row.actual(), reason),
                      Tables.strategy(row.strategy()),
                      ArithmeticTables::and));
    }
    List<Message> all =
        others.entrySet().stream().map(other -> other.getKey().by(other.getValue())).toList();
    return Table.row(
        Message.named("situation", rows.get(0).situation().name()),
        rows.get(0).expected(),
        all.isEmpty() ? Message.of("cell.the-same") : Message.joined("list.semicolon", all));
  }

  /** A result of several strategies, and its reason. */
  private record Result(String actual, NotNumbers.Reason reason) {
    Message by(Message strategies) {
      return Message.of("because." + Message.slug(reason.name()), strategies, actual);
    }
  }

  /** Creates the table of the bytes that float16 saves, and the accuracy that it costs. */
  private static Table formats() {
    return new Table(
        "format-error",
        "T1f",
        Table.row(
            Message.of("column.format"),
            Message.of("column.bytes"),
            Message.of("column.greatest-error-in", FormatError.DRAWS),
            Message.of("column.outputs-compared"),
            Message.of("column.bound-nu")),
        FormatError.measured().stream().map(ArithmeticTables::formatRow).toList());
  }

  private static List<Message> formatRow(FormatError found) {
    long each = found.bytes() / FormatError.parameters();
    return Table.row(
        found.format(),
        FormatError.parameters() + "·" + each + " = " + found.bytes(),
        number("%.1e", found.error()),
        String.format(Locale.ROOT, "%,d", found.compared()),
        found.terms() + "·2^−" + found.precision() + " = " + Digits.up(found.bound(), 2));
  }

  /** Tolerances that people asked for, each derived, with the command that gives it. */
  private static Table tolerances() {
    return new Table(
        "tolerances",
        "E6",
        Table.row(
            Message.of("column.asked"),
            Message.of("column.command"),
            "n",
            Message.of("column.bound"),
            Message.of("column.narrower")),
        Tolerances.all().stream().map(ArithmeticTables::toleranceRow).toList());
  }

  private static List<Message> toleranceRow(Tolerances found) {
    return Table.row(
        found.asked(),
        "`" + found.command() + "`",
        String.format(Locale.ROOT, "%,d", found.terms()),
        Digits.up(found.bound(), 2),
        found.narrower().isEmpty() ? "–" : number("%.1e", found.narrower().getAsDouble()));
  }

  private static Message and(Message names, Message name) {
    return Message.of("list.and", names, name);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
