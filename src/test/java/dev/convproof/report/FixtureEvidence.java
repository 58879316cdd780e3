package dev.convproof.report;

import static dev.convproof.message.Message.verbatim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Example;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Holds;
import dev.convproof.claim.Verdict.Link;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small catalogue with every kind of verdict, strength and source. Its judgements are made up.
 */
final class FixtureEvidence {
  static final String PROOF = "(assert false)\n(check-sat)\n";

  private FixtureEvidence() {}

  static Evidence evidence() {
    List<Claim> claims =
        List.of(composition(), cost(), additions(), biases(), sizes(), slices(), strip(), purity());
    return new Evidence(
        claims.stream().map(Judged::of).toList(),
        Map.of("additions.smt2", PROOF),
        List.of(table("gemm", "E6"), table("format-error", "T8b")),
        List.of(
            new Example(
                "E2a",
                List.of(
                    panel(
                        Role.INPUT,
                        "[0]",
                        List.of(List.of("0", "5"), List.of("0", "0")),
                        List.of(),
                        List.of(1, 0, 0, 0)),
                    panel(Role.OUTPUT, "", List.of(List.of("10")), List.of(0, 0), List.of())),
                Message.of("example.E4", 1, 2))));
  }

  static Table table(String name, String topic) {
    return new Table(
        name, topic, Table.heads("format", "bytes"), List.of(Table.row("float16", "52")));
  }

  private static Claim composition() {
    return new Claim(
        "E1a",
        "E1a",
        Source.exercise(),
        "Two stacked convolutions are one.",
        "两个相继的卷积等于一个卷积。",
        () ->
            Judgement.of(
                new Holds(
                    verbatim("the composed kernel"),
                    new Strength.Probable(60, verbatim("h, w ≤ 4")))));
  }

  private static Claim cost() {
    List<Link> links =
        List.of(
            new Link(verbatim("the closed form"), new Strength.Proved("")),
            new Link(verbatim("counted = closed form"), new Strength.Exact(verbatim("h, w ≤ 4"))),
            new Link(
                verbatim("some cost more"),
                new Strength.Exact(Strength.Values.WITNESS, verbatim("h ≤ 4"))));
    Judgement judgement = new Judgement(new Holds(links), List.of(new Figure("shapes", "1296")));
    return new Claim(
        "E2a",
        "E2a",
        Source.exercise(),
        "The cost is `kh*kw*ci*co*ho*wo`.",
        "代价是 `kh*kw*ci*co*ho*wo`。",
        () -> judgement);
  }

  private static Claim additions() {
    Counterexample wrong = counterexample("ci=1 kh=1 kw=1", "0", "1", true, "it is the first");
    List<Reading> readings =
        List.of(
            new Reading(
                "bias: counted", new Holds(verbatim("it"), new Strength.Proved("additions.smt2"))),
            new Reading("bias: ignored", new Verdict.Refuted(wrong)));
    return new Claim(
        "T1c",
        "E2a",
        Source.post(1),
        "Additions per output: `ci*kh*kw`",
        "每个输出的加法：`ci*kh*kw`",
        () -> Judgement.of(new Verdict.Depends(readings)));
  }

  private static Claim biases() {
    Counterexample wrong = counterexample("co=1 ci=2", "1", "2", true, "it is the first");
    return new Claim(
        "T8b",
        "E2b",
        Source.post(8),
        "A layer has co·ci biases.",
        "偏置的数量是 co·ci。",
        () -> Judgement.of(new Verdict.Refuted(wrong)));
  }

  private static Claim sizes() {
    Counterexample wrong = counterexample("k1=1 <&> k2=2", "2", "4", false, "");
    return new Claim(
        "C99",
        "E1a",
        Source.circulating(),
        "The size is `k1*k2*2`.",
        "大小是 `k1*k2*2`。",
        () -> Judgement.of(new Verdict.Refuted(wrong)));
  }

  private static Claim slices() {
    Drawing drawing =
        new Drawing(
            List.of(
                panel(
                    Role.INPUT,
                    "",
                    List.of(List.of("0", "0", "0"), List.of("0", "1", "0")),
                    List.of(),
                    List.of(1, 0, 1, 1)),
                panel(Role.KERNEL, "0", List.of(List.of("-1", "12")), List.of(), List.of()),
                panel(Role.EXPECTED, "", List.of(List.of("12", "-1")), List.of(0, 1), List.of()),
                panel(Role.ACTUAL, "", List.of(List.of("12", "NaN")), List.of(0, 1), List.of())));
    Counterexample wrong =
        new Counterexample(
            "h1w1kw2pt1pl1pr1 --values 1,-1,12",
            verbatim(-1),
            verbatim("NaN"),
            true,
            verbatim("it is the first"),
            Optional.of(drawing));
    return new Claim(
        "T2b",
        "E6",
        Source.post(2),
        "The code is right for every kernel size.",
        "这段代码对所有大小的卷积核都正确。",
        () -> Judgement.of(new Verdict.Refuted(wrong)));
  }

  private static Claim strip() {
    return new Claim(
        "E7",
        "E7",
        Source.exercise(),
        "A wider strip saves reads.",
        "较宽的一条节省读取。",
        () -> Judgement.of(new Verdict.Undecided(verbatim("not yet"))));
  }

  private static Claim purity() {
    return new Claim(
        "L2",
        "laws",
        Source.law(),
        "Calls leave no trace.",
        "调用不留痕迹。",
        () -> Judgement.of(new Holds(verbatim("it"), new Strength.Sampled(1000))));
  }

  private static Counterexample counterexample(
      String on, String expected, String actual, boolean smallest, String known) {
    return new Counterexample(
        on, verbatim(expected), verbatim(actual), smallest, verbatim(known), Optional.empty());
  }

  private static Drawing.Panel panel(
      Role role,
      String detail,
      List<List<String>> rows,
      List<Integer> marked,
      List<Integer> padding) {
    return new Drawing.Panel(role, detail, rows, marked, padding);
  }
}
