package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A requantised convolution of the user's, by declarations on the command line and by greeting. */
@Timeout(120)
class ContractRequantizedTest {
  private static final String EVEN = "requantized:even,0.0078125,3,u8";

  private static Answer contract(String method, String... more) {
    List<String> args = new ArrayList<>(List.of("contract", "--java"));
    args.add(Kernels.class.getName() + "#" + method);
    args.addAll(List.of("--classpath", ForeignSamples.folder(), "--seed", "7"));
    args.addAll(List.of("--cases", "60", "--max-products", "2048"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  @Tag("long")
  @Test
  void what_rounds_as_it_is_declared_holds() {
    contract("even", "--arithmetic", "u8i8", "--rounding", EVEN)
        .holds()
        .says(
            "u8i8, requantised by even,0.0078125,3,u8",
            "bound       0: each sum has one output: ties to even, then the zero point",
            "verdict     HOLDS: 9 laws");
    contract("away", "--arithmetic", "u8i8", "--rounding", "requantized:any,0.0078125,3,u8")
        .holds();
  }

  @Test
  void what_rounds_otherwise_is_refuted_and_named() throws IOException {
    Answer answer =
        contract("away", "--arithmetic", "u8i8", "--rounding", EVEN, "--json").isRefuted();
    var first = new ObjectMapper().readTree(answer.out()).get("counterexamples").get(0);
    assertThat(first.get("law").asText()).isEqualTo("agreement");
    assertThat(answer.out()).contains("ties away from zero, then the zero point");
    List<String> words = ShellWords.split(first.get("replay").asText());
    assertThat(words).contains("--rounding", EVEN);
    Answer.to(words.subList(3, words.size()).toArray(String[]::new))
        .isRefuted()
        .says("AGREEMENT refuted: ");
  }

  @Test
  void a_mistake_is_one_line() {
    contract("even", "--arithmetic", "u8i8", "--rounding", "requantized:even,0.25")
        .isRefusedWith(
            "convproof contract: --rounding requantized:even,0.25: WAY,SCALE,ZERO,TO would be right,"
                + " such as even,0.25,3,u8");
    contract("even", "--arithmetic", "i32", "--rounding", EVEN)
        .isRefusedWith(
            "convproof contract: --java: rounding="
                + EVEN
                + ": outputs of 32-bit integers are not requantised: those of i8 or u8i8 are");
    contract("even", "--rounding", "half-even")
        .isRefusedWith(
            "convproof contract: --rounding half-even: known are sum-of-products, nearest,"
                + " winograd:2, winograd:4, fft, requantized:WAY,SCALE,ZERO,TO");
  }

  /** Outputs travel in one byte each. */
  @Test
  void a_program_greets_with_it(@TempDir Path folder) throws IOException {
    String python = Installed.pythonWith("numpy");
    Path program =
        Files.writeString(
            folder.resolve("quantised.py"),
            """
            import sys
            sys.path.insert(0, sys.argv[1])
            import pipe
            import numpy as np

            def compute(c):
                if (c.sh, c.sw, c.dh, c.dw, c.g, c.n) != (1, 1, 1, 1, 1, 1):
                    raise NotImplementedError("strides and the like")
                x = np.pad(c.x.astype(int) - 7, ((0, 0), (0, 0), (c.pt, c.pb), (c.pl, c.pr)))
                y = np.zeros((1, c.co, c.ho, c.wo), int)
                for a in range(c.kh):
                    for b in range(c.kw):
                        y += np.einsum("nchw,oc->nohw", x[:, :, a:a + c.ho, b:b + c.wo], c.k[:, :, a, b].astype(int))
                y += 0 if c.b is None else c.b.reshape(1, -1, 1, 1)
                rounded = np.rint(y.astype(np.float32) * np.float32(0.0078125)).astype(int)
                return np.clip(rounded + 3, 0, 255).astype(np.uint8)

            pipe.serve(compute, None, formats="u8i8", rounding="requantized:even,0.0078125,3,u8", **{"zero-points": "7,0"})
            """);
    Path pipe = ShippedPrograms.copy("runtimes/pipe.py").getParent();
    String command = python + " " + program + " " + pipe;
    Answer.to(
            "contract",
            "--exec",
            command,
            "--cases",
            "100",
            "--seed",
            "3",
            "--max-products",
            "2048")
        .holds()
        .says(
            "given as differences to the zero points 7 and 0, requantised by even,0.0078125,3,u8");
  }

  /** Kernels whose numbers are ints. */
  public static final class Kernels {
    private Kernels() {}

    private static int[] sums(int[] x, int[] k, int[] b, int[] geometry) {
      return new ForeignSamples.Ints()
          .apply(ForeignSamples.geometry(geometry), x, k, Optional.ofNullable(b));
    }

    public static int[] even(int[] x, int[] k, int[] b, int[] geometry) {
      int[] y = sums(x, k, b, geometry);
      for (int at = 0; at < y.length; at++) {
        y[at] = (int) Math.max(0, Math.min(255, Math.rint(y[at] * 0x1p-7f) + 3));
      }
      return y;
    }

    public static int[] away(int[] x, int[] k, int[] b, int[] geometry) {
      int[] y = sums(x, k, b, geometry);
      for (int at = 0; at < y.length; at++) {
        double product = y[at] * 0x1p-7f;
        long rounded = (long) (product + Math.copySign(0.5, product));
        y[at] = (int) Math.max(0, Math.min(255, rounded + 3));
      }
      return y;
    }
  }
}
