package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Whatever is typed, the answer is a verdict or one line. */
class GarbageTest {
  private static final String[] LIKELY = {
    "replay",
    "check",
    "biases",
    "output-height",
    "co*c0",
    "(h-kh+ph)/sh+1",
    "per-side",
    "count",
    "run",
    "ci2h3w3kh2kw2",
    "ci2h3kh5",
    "h2,kh2",
    "h4kh2,h3kh2",
    "n1,n1,n1",
    "h16777216w16777216",
    "ci99999999co99999999",
    "n0",
    "sh0",
    "kh",
    "3",
    ",",
    "--json",
    "--values",
    "1,2",
    "0*9",
    "1*0",
    "9223372036854775807*3",
    "-1",
    "--exponents",
    "1,1",
    "-2000,2000",
    "--seed",
    "-9",
    "1e3",
    "--strategy",
    "all",
    "im2col",
    "pointwise",
    "--input",
    "x.npy",
    "/",
    "--weight",
    "--output",
    "--bias",
    "--stride",
    "2,1",
    "0",
    "1,2,3,4",
    "--padding",
    "--groups",
    "--dilation",
    "--debug",
    "--help",
    "--version",
    "-h",
    "-hV",
    "--",
    "@x",
    "%s",
    "%n%d",
    "",
    "\n",
    "\u0000",
    "\uD835",
    "𝕏",
    "×",
    "--only",
    "--cases",
    "--json=x",
    "--seed="
  };

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(LIKELY)), Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));
  }

  @Provide
  Arbitrary<String> commands() {
    return Arbitraries.of("replay", "count", "run", "reply", "bench agreement", "×");
  }

  @Property(tries = 200)
  void garbage_is_answered_in_one_line(
      @ForAll("commands") String command,
      @ForAll @Size(max = 6) List<@From("words") String> words) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(words);
    Answer answer = Answer.to(args.toArray(String[]::new));
    assertThat(answer.exitCode()).isBetween(0, 4);
    assertThat(answer.err()).doesNotContain("defect", "\tat ");
    assertThat(answer.err().lines()).hasSizeLessThanOrEqualTo(1);
    assertThat(answer.err().isEmpty()).isEqualTo(answer.exitCode() <= 1);
  }
}
