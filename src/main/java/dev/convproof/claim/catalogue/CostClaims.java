package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.exercise;
import static dev.convproof.claim.catalogue.Answers.answer;
import static dev.convproof.claim.catalogue.Answers.is;
import static dev.convproof.claim.catalogue.Answers.with;
import static dev.convproof.claim.quantity.Conventions.Choice.BIAS;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_COPY;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.SCALAR;

import dev.convproof.claim.Claim;
import java.util.List;
import java.util.Map;

/** The exercises whose answers are formulas: what a convolution costs. */
final class CostClaims {
  /** A kernel of one number, at stride 1 and without padding. */
  private static final Map<String, Integer> UNIT =
      Map.of("kh", 1, "kw", 1, "ph", 0, "pw", 0, "sh", 1, "sw", 1);

  private static final String PRODUCTS = "kh*kw*ci*co*ho*wo";

  /** The number of outputs with the padding doubled, divided by that before: in all, per side. */
  private static final String MORE_IN_ALL =
      "(floor((h-kh+2*ph)/sh)+1)*(floor((w-kw+2*pw)/sw)+1)/(ho*wo)";

  private static final String MORE_PER_SIDE =
      "(floor((h-kh+4*ph)/sh)+1)*(floor((w-kw+4*pw)/sw)+1)/(ho*wo)";

  static final List<Claim> ALL =
      List.of(
          answer(
              "E2a",
              "E2a",
              exercise(),
              is("multiplications", PRODUCTS),
              is("additions", PRODUCTS, with(BIAS, "counted")),
              is("additions", "(kh*kw*ci-1)*co*ho*wo", with(BIAS, "ignored")),
              is("operations", "2*" + PRODUCTS, with(BIAS, "counted")),
              is("output-height", "(h-kh+ph)/sh+1", with(PADDING, "total")),
              is("output-width", "(w-kw+pw)/sw+1", with(PADDING, "total"))),
          answer(
              "E2b",
              "E2b",
              exercise(),
              is("parameters", "(kh*kw*ci+1)*co"),
              is("parameter-bytes", "4*(kh*kw*ci+1)*co", with(SCALAR, "float32")),
              is(
                  "activation-bytes",
                  "4*(ci*h*w+co*ho*wo)",
                  with(PADDED_COPY, "ignored").with(SCALAR, "float32")),
              is("forward-memory", "(kh*kw*ci+1)*co+ci*h*w+co*ho*wo", with(PADDED_COPY, "ignored")),
              is(
                  "forward-memory",
                  "(kh*kw*ci+1)*co+ci*h*w+ci*(h+ph)*(w+pw)+co*ho*wo",
                  with(PADDING, "total").with(PADDED_COPY, "counted"))),
          answer(
              "E2c",
              "E2c",
              exercise(),
              is("backward-memory", "(kh*kw*ci+1)*co+2*ci*h*w+co*ho*wo+kh*kw*ci*co")),
          answer(
              "E2d",
              "E2d",
              exercise(),
              is("backward-weight-multiplications", PRODUCTS),
              is("backward-input-multiplications", PRODUCTS),
              is("backward-bias-multiplications", "0"),
              is("backward-weight-additions", "co*ci*kh*kw*(ho*wo-1)"),
              is(
                  "backward-input-additions",
                  PRODUCTS + "-ci*((ho-1)*min(sh,kh)+kh)*((wo-1)*min(sw,kw)+kw)"),
              is("backward-bias-additions", "co*(ho*wo-1)"),
              is("backward-multiplications", "2*" + PRODUCTS)),
          answer(
              "E3a",
              "E3a",
              exercise(),
              is("multiplications-growth-channels", "4"),
              is("operations-growth-channels", "4", with(BIAS, "counted"))),
          answer(
              "E3b",
              "E3b",
              exercise(),
              is("multiplications-growth-padding", MORE_IN_ALL, with(PADDING, "total")),
              is("multiplications-growth-padding", MORE_PER_SIDE, with(PADDING, "per-side")),
              is(
                  "operations-growth-padding",
                  MORE_IN_ALL,
                  with(PADDING, "total").with(BIAS, "counted")),
              is(
                  "operations-growth-padding",
                  MORE_PER_SIDE,
                  with(PADDING, "per-side").with(BIAS, "counted"))),
          answer("E4", "E4", exercise(), is("multiplications", "ci*co*h*w").at(UNIT)));

  private CostClaims() {}
}
