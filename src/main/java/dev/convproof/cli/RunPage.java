package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.cli.Replayed.LawVerdict;
import dev.convproof.law.Laws;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelException;
import dev.convproof.proof.kernel.KernelText;
import dev.convproof.report.ServedPages;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.web.WebQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** A small input and a kernel, run by every strategy and judged by every law; the bias is zero. */
final class RunPage {
  private static final int MOST_CELLS = 400;

  private final WebQuestion question;
  private final ServedPages pages;
  private final Kernel input;
  private final Kernel kernel;

  /** Reads the input and the kernel. */
  RunPage(WebQuestion question, ServedPages pages) {
    this.question = question;
    this.pages = pages;
    this.input = kernel("input");
    this.kernel = kernel("kernel");
    requireTold(
        input.shape().channels() == kernel.shape().channels(),
        "run-channels",
        "the channels of the input (%d) and of the kernel (%d) must be equally many",
        input.shape().channels(),
        kernel.shape().channels());
    double products =
        CaseLine.parseGeometries(line()).stream()
            .mapToDouble(g -> (double) g.outputSize() * g.products())
            .sum();
    requireTold(
        products <= Replayed.MOST_PRODUCTS,
        "run-products",
        "this takes %.0f multiplications by definition: at most %d are run here",
        products,
        Replayed.MOST_PRODUCTS);
  }

  /** Returns what replay says of it as JSON. */
  Ran json() {
    return Ran.of(List.of("replay", "--json", "--values=" + values(), "--", line()));
  }

  /** Returns what the template names. */
  Map<String, Object> shown() {
    Case on = CaseLine.parse(line(), values(), "");
    Replayed replayed = Replayed.on(on, Strategies.all(), BackwardStrategies.all());
    List<Tensor> tensors =
        Stream.concat(replayed.tensors().given().stream(), Stream.of(replayed.tensors().output()))
            .map(this::tensor)
            .toList();
    return Map.of(
        "tensors", tensors,
        "over", replayed.over().stream().map(one -> pages.named("numbers", one)).toList(),
        "case", CaseLine.geometries(on),
        "strategies", replayed.strategies().stream().map(this::judged).toList(),
        "laws", replayed.byLaw().stream().flatMap(List::stream).map(this::judged).toList());
  }

  private String line() {
    return Output.text(
        "n%dci%dh%dw%dco%dkh%dkw%dsh%8$dsw%8$dpt%9$dpb%9$dpl%9$dpr%9$ddh%10$ddw%10$d",
        input.shape().outer(),
        input.shape().channels(),
        input.height(),
        input.width(),
        kernel.shape().outer(),
        kernel.height(),
        kernel.width(),
        number("stride", 1),
        number("padding", 0),
        number("dilation", 1));
  }

  private String values() {
    return Stream.of(input.taps(), kernel.taps())
            .flatMap(List::stream)
            .map(RunPage::integer)
            .collect(Collectors.joining(","))
        + ",0*"
        + kernel.shape().outer();
  }

  private Kernel kernel(String name) {
    String text = question.given(name).orElse("");
    requireTold(
        !text.isEmpty(),
        "missing",
        "%s is missing: %s would be right",
        ServedAnswers.named(name),
        ServedAnswers.example("/run"));
    try {
      Kernel kernel = KernelText.parse(text);
      requireTold(
          kernel.taps().size() <= MOST_CELLS,
          "run-cells",
          "%s: has %d numbers, at most %d are run",
          ServedAnswers.named(name),
          kernel.taps().size(),
          MOST_CELLS);
      return kernel;
    } catch (KernelException e) {
      throw BadInput.in(ServedAnswers.named(name), e);
    }
  }

  private static String integer(BigFraction value) {
    requireTold(
        value.getDenominator().bitLength() == 1 && value.getNumerator().bitLength() <= 20,
        "run-integers",
        "%s: integers up to a million are run",
        KernelArgument.json(value));
    return value.getNumerator().multiply(value.getDenominator()).toString();
  }

  private int number(String name, int standard) {
    String given = question.given(name).orElse(Integer.toString(standard));
    requireTold(
        given.matches("[0-9]{1,2}") && Integer.parseInt(given) >= standard,
        "range",
        "%s %s: from %d to %d would be right",
        ServedAnswers.named(name),
        given,
        standard,
        99);
    return Integer.parseInt(given);
  }

  /** A tensor as grids, one for each channel. */
  record Tensor(Text name, List<List<List<String>>> planes) {}

  private Tensor tensor(CaseTensors.Named tensor) {
    List<List<List<String>>> planes = new ArrayList<>();
    int at = 0;
    for (int plane = 0; plane < tensor.shape().outer() * tensor.shape().channels(); plane++) {
      List<List<String>> rows = new ArrayList<>();
      for (int row = 0; row < tensor.shape().height(); row++) {
        rows.add(tensor.values().subList(at, at + tensor.shape().width()));
        at += tensor.shape().width();
      }
      planes.add(rows);
    }
    return new Tensor(pages.named("fact", tensor.name()), planes);
  }

  /** What a law says of a way to compute. */
  record OneJudged(Text law, Text subject, String kind, Text word, String reason) {}

  private OneJudged judged(LawVerdict one) {
    boolean reference =
        one.law() == Laws.AGREEMENT && one.subject().equals(Strategies.DEFINITION.name());
    String kind = reference ? "reference" : one.verdict().name().toLowerCase(Locale.ROOT);
    String reason =
        one.refuted().stream()
            .findFirst()
            .map(d -> d.where() + ": " + d.expected() + " ≠ " + d.actual())
            .or(() -> one.whyNothing().map(why -> Wording.in(ServedSite.language(question), why)))
            .orElse("");
    return new OneJudged(
        pages.named("law-name", one.law().slug()),
        pages.named("strategy", one.subject()),
        kind,
        pages.named("served.run", kind),
        kind.equals("reference") ? "" : reason);
  }
}
