package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.Source.circulating;
import static dev.convproof.claim.Claim.Source.exercise;
import static dev.convproof.claim.Claim.Source.law;
import static dev.convproof.claim.Claim.Source.post;
import static dev.convproof.claim.catalogue.GivenAnswer.answer;
import static dev.convproof.claim.catalogue.GivenAnswer.is;
import static dev.convproof.claim.catalogue.GivenAnswer.isAsSaid;
import static dev.convproof.claim.catalogue.GivenAnswer.with;
import static dev.convproof.claim.quantity.Conventions.Choice.BIAS;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_COPY;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.SCALAR;

import dev.convproof.claim.Claim;
import dev.convproof.claim.formula.ClosedFormsJudge;
import dev.convproof.claim.quantity.Quantities;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The claims that are formulas, a line each. */
final class FormulaClaims {
  /** A kernel of one number, at stride 1 and without padding. */
  private static final Map<String, Integer> UNIT =
      Map.of("kh", 1, "kw", 1, "ph", 0, "pw", 0, "sh", 1, "sw", 1);

  private static final String PRODUCTS = "kh*kw*ci*co*ho*wo";

  /** The number of outputs with the padding doubled, divided by that before: in all, per side. */
  private static final String MORE_IN_ALL =
      "(floor((h-kh+2*ph)/sh)+1)*(floor((w-kw+2*pw)/sw)+1)/(ho*wo)";

  private static final String MORE_PER_SIDE =
      "(floor((h-kh+4*ph)/sh)+1)*(floor((w-kw+4*pw)/sw)+1)/(ho*wo)";

  /** The costs of a convolution: the exercises whose answers are formulas. */
  private static final List<GivenAnswer> EXERCISES =
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

  /** The additions for one output in post 1, with the bias. */
  private static final String POST_1 = "ci*(kw*kh-1)+(ci-1)+1";

  /** The additions of post 1 without the term that post 11 misses. */
  private static final String WITHOUT_JOINING = "ci*(kw*kh-1)+1";

  private static final List<GivenAnswer> THREAD =
      List.of(
          answer(
              "T1a",
              "E2a",
              post(1),
              is("output-height", "(h-kh+ph)/sh+1"),
              is("output-width", "(w-kw+pw)/sw+1")),
          answer("T1b", "E2a", post(1), is("multiplications-per-output", "kh*kw*ci")),
          answer("T1c", "E2a", post(1), is("additions-per-output", POST_1)),
          answer("T1d", "E2a", post(1), is("operations", "2*kh*kw*ci*co*ho*wo")),
          answer("T1e", "E2b", post(1), is("parameters", "(kh*kw*ci+1)*co")),
          answer(
              "T1f",
              "E2b",
              post(1),
              is("parameter-bytes", "(kh*kw*ci+1)*co*2", with(SCALAR, "float16"))),
          answer("T1g", "E2b", post(1), is("forward-memory", "(kh*kw*ci+1)*co")),
          answer(
              "T7",
              "E2a",
              post(7),
              is("output-height", "(h-kh+2*ph+sh)/sh+1"),
              is("output-width", "(w-kw+2*pw+sw)/sw+1")),
          answer("T8b", "E2b", post(8), is("biases", "co*ci")),
          answer("T11", "E2a", post(11), is("cross-channel-additions", "co*(ci-1)*M/(ci*co)")),
          answer(
              "T11b", "E2a", post(11), isAsSaid("additions-per-output", POST_1, WITHOUT_JOINING)));

  private static final List<GivenAnswer> CIRCULATING =
      List.of(
          answer("C1", "E1b", circulating(), is("composed-kernel-size", "k1+k2+1")),
          answer("C2", "E1b", circulating(), is("composed-kernel-size", "k1*k2")),
          answer("C3", "E1b", circulating(), is("composed-kernel-size", "max(k1,k2)")),
          answer("C4", "E2a", circulating(), is("multiplications", "ci*co*kh*kw*h*w")),
          answer("C5", "E2a", circulating(), is("multiplications", "ho*wo*ci*co")),
          answer("C6", "E2a", circulating(), is("multiplications", "kh*kw*ci*ho*wo")),
          answer("C7", "E2a", circulating(), is("operations", "2*kh*kw*ci*co*ho*wo-co*ho*wo")),
          answer("C8", "E2a", circulating(), is("output-height", "(h-kh+2*ph)/sh+1")),
          answer("C9", "E2a", circulating(), is("output-height", "(h+ph-kh+1)/sh")),
          answer("C10", "E2a", circulating(), is("output-height", "ceil((h+ph-kh+1)/sh)")),
          answer("C11", "E2b", circulating(), is("parameters", "co*ci*kh*kw+co")),
          answer("C12", "E2b", circulating(), is("parameters", "co*ci*kh*kw+ci*co")),
          answer(
              "C13", "E2b", circulating(), is("forward-memory", "(ci*kh*kw+1)*co+ci*h*w+co*ho*wo")),
          answer("C14", "E3a", circulating(), is("operations-growth-channels", "2")),
          answer("C15", "E3a", circulating(), is("operations-growth-channels", "4")),
          answer("C16", "E3b", circulating(), is("operations-growth-padding", "2")),
          answer("C17", "E2b", circulating(), is("biases", "1")),
          answer("C18", "E2b", circulating(), is("biases", "ci")),
          answer("C19", "E2b", circulating(), is("biases", "ci*co")),
          answer("C20", "E2b", circulating(), is("biases", "co*ho*wo")));

  /** Made when claims are judged, not where one answer is looked up. */
  private static final class All {
    static final List<Claim> CLAIMS =
        Stream.concat(
                Stream.of(EXERCISES, THREAD, CIRCULATING)
                    .flatMap(List::stream)
                    .map(Statements::claim),
                Stream.of(
                    Statements.claim("L18", "laws", law(), new ClosedFormsJudge(Quantities.all()))))
            .toList();
  }

  private FormulaClaims() {}

  /** Returns the claims. */
  static List<Claim> all() {
    return All.CLAIMS;
  }

  /** Returns the answers in circulation, then those of the thread. */
  static Stream<GivenAnswer> given() {
    return Stream.of(CIRCULATING, THREAD).flatMap(List::stream);
  }
}
