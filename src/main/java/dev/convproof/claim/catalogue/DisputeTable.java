package dev.convproof.claim.catalogue;

import static dev.convproof.claim.quantity.Conventions.Choice.BIAS;
import static dev.convproof.claim.quantity.Conventions.Choice.COUNT;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_COPY;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_TAPS;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.ROUNDING;
import static dev.convproof.claim.quantity.Conventions.Choice.SCALAR;

import dev.convproof.claim.Table;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Where;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions that users and authors of counters dispute in public, each settled by a command that is
 * judged here.
 */
final class DisputeTable {
  private static final String PRODUCTS = "n*co*(ci/g)*kh*kw*ho*wo";
  private static final String LAYER = "h4w4co2kh2kw2pb1pr1";
  private static final Conventions NONE = Conventions.NONE;
  private static final Conventions FLOPS = NONE.with(COUNT, "flops");
  private static final Conventions MACS = NONE.with(COUNT, "macs");
  private static final Conventions BIASED = NONE.with(BIAS, "counted");
  private static final Conventions PER_SIDE = NONE.with(PADDING, "per-side");

  private static final List<Dispute> DISPUTES =
      List.of(
          dispute(
              "two-from-zero",
              "fvcore#102, ptflops#98, thop#37",
              "operations",
              "2*" + PRODUCTS,
              FLOPS.with(BIAS, "ignored")),
          dispute(
              "two-and-bias",
              "thop#37",
              "operations",
              "n*co*ho*wo*(2*(ci/g)*kh*kw+1)",
              FLOPS.with(BIAS, "counted")),
          dispute(
              "one-and-bias",
              "thop#231",
              "operations",
              "co*ho*wo*(ci*kh*kw+1)",
              MACS.with(BIAS, "counted")),
          dispute(
              "weight-gradient",
              "pytorch#183405, #105613",
              "backward-weight-operations",
              "2*" + PRODUCTS,
              FLOPS),
          dispute(
              "transposed-cost",
              "DeepSpeed#8323, #3815, ptflops#149",
              "transposed-operations",
              "2*n*ci*(co/g)*kh*kw*h*w",
              FLOPS),
          dispute("padded-counted", "flax#3392", "operations", "256", BIASED).at(LAYER),
          dispute(
                  "padded-skipped",
                  "flax#3392",
                  "operations",
                  "196",
                  BIASED.with(PADDED_TAPS, "skipped"))
              .at(LAYER),
          dispute(
                  "padded-unbiased",
                  "flax#3392",
                  "operations",
                  "164",
                  NONE.with(BIAS, "ignored").with(PADDED_TAPS, "skipped"))
              .at(LAYER),
          dispute(
                  "depthwise",
                  "PaddlePaddle/models#3890",
                  "multiplications",
                  "ci*kh*kw*ho*wo",
                  NONE)
              .where(Where.NOTHING.with("g", "ci").with("co", "ci")),
          dispute(
              "no-bias",
              "torchinfo#72",
              "parameters",
              "co*(ci/g)*kh*kw",
              NONE.with(BIAS, "ignored")),
          dispute(
              "memory",
              "torchinfo#149, #187",
              "activation-bytes",
              "4*(n*ci*h*w+n*co*ho*wo)",
              NONE.with(SCALAR, "float32").with(PADDED_COPY, "ignored")),
          dispute(
              "same",
              "onnxruntime#495, pytorch#45667, #52631, #3867, nnvm#307",
              "output-height",
              "ceil(h/sh)",
              NONE.with(PADDING, "same")),
          dispute(
              "same-dilated",
              "pytorch#3867",
              "output-height",
              "ceil(h/sh)+dh-dh",
              NONE.with(PADDING, "same")),
          dispute(
              "ceil-mode",
              "caffe#3656, tfjs#4271",
              "pooling-height",
              "ceil((h-kh+2*ph)/sh)+1",
              PER_SIDE.with(ROUNDING, "ceil")),
          dispute(
              "ceil-dropped",
              "caffe#3656",
              "pooling-height",
              "max(min(ceil((h-kh+2*ph)/sh)+1,ceil((h+ph)/sh)),ceil((h-kh+2*ph)/sh))",
              PER_SIDE.with(ROUNDING, "ceil-dropped")),
          dispute(
              "transposed-size",
              "onnx#1609, #2586, #4299, #4527",
              "transposed-output-height",
              "(h-1)*sh-2*ph+dh*(kh-1)+oph+1",
              PER_SIDE));

  private DisputeTable() {}

  /**
   * One dispute.
   *
   * @param about a key after {@code dispute.}
   * @param sources where people disagree, repository and number
   * @param only the only case that is asked about, or empty
   */
  private record Dispute(
      String about,
      String sources,
      String quantity,
      String formula,
      Conventions fixed,
      Where given,
      String only) {
    Dispute where(Where where) {
      return new Dispute(about, sources, quantity, formula, fixed, where, only);
    }

    Dispute at(String line) {
      return new Dispute(about, sources, quantity, formula, fixed, given, line);
    }

    /** Returns what to type. */
    String command() {
      List<String> words = new ArrayList<>(List.of("check", quantity, "'" + formula + "'"));
      if (!fixed.flags().isEmpty()) {
        words.add(fixed.flags());
      }
      if (!given.isEmpty()) {
        words.add("--where " + given.flag());
      }
      if (!only.isEmpty()) {
        words.add("--at " + only);
      }
      return String.join(" ", words);
    }

    List<Message> row() {
      FormulaClaim claim =
          FormulaClaim.of(Quantities.named(quantity).orElseThrow(), formula, fixed, given);
      if (!only.isEmpty()) {
        claim = claim.at(List.of(Notation.parse(only)));
      }
      String verdict = new FormulaJudge("dispute-" + about, claim).judge().verdict().kind().name();
      return Table.row(
          Message.of("dispute." + about),
          sources,
          Message.of("cell.command", command()),
          Message.named("verdict", verdict));
    }
  }

  private static Dispute dispute(
      String about, String sources, String quantity, String formula, Conventions fixed) {
    return new Dispute(about, sources, quantity, formula, fixed, Where.NOTHING, "");
  }

  /** Judges them all. */
  static Table all() {
    return new Table(
        "disputes",
        "E2a",
        Table.heads("dispute", "sources", "command", "verdict"),
        DISPUTES.stream().map(Dispute::row).toList());
  }
}
