package dev.convproof.claim.thread;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.thread.NdArray.ArrayError;
import dev.convproof.claim.thread.Ported.Program;
import dev.convproof.claim.thread.ThreadPrograms.Post10;
import dev.convproof.claim.thread.ThreadPrograms.Post2;
import dev.convproof.claim.thread.ThreadPrograms.Post3;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ports do what the posts' own Python does, run with NumPy: the same numbers, the same shapes,
 * errors of the same class; on shapes that fit, and on shapes that do not.
 */
@Timeout(60)
class PortsAreFaithfulTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static boolean numpy;

  @TempDir private Path directory;

  @BeforeAll
  static void look_for_numpy() throws IOException, InterruptedException {
    numpy =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import numpy").start().waitFor() == 0;
  }

  @BeforeEach
  void needs_numpy() {
    assumeTrue(numpy, "python3 with numpy is not installed: skipped");
  }

  @ParameterizedTest
  @CsvSource({
    "post2.py,corr2d_multi_in_out_2x2,POST_2",
    "post3.py,convolution,POST_3",
    "post10.py,corr2d_matmul_channels,POST_10"
  })
  void a_port_does_what_the_original_does(String file, String function, Port port)
      throws IOException, InterruptedException {
    List<Call> calls = IntStream.range(0, 3_000).mapToObj(PortsAreFaithfulTest::call).toList();
    List<String> ported = calls.stream().map(call -> port.answer(call)).toList();
    assertThat(python(file, function, calls)).hasSameSizeAs(ported).isEqualTo(ported);
    assertThat(ported).anyMatch(answer -> answer.contains(";"));
    assertThat(ported).anyMatch(answer -> answer.endsWith("Error"));
  }

  private enum Port {
    POST_2(Post2.AS_WRITTEN),
    POST_3(new Post3()),
    POST_10(new Post10());

    private final Program program;

    Port(Program program) {
      this.program = program;
    }

    String answer(Call call) {
      try {
        NdArray<long[]> y = program.call(new Numpy<>(Integers.INSTANCE), call.x(), call.k());
        return (joined(y.shape()) + " ; " + joined(Arrays.stream(y.data()).boxed().toList()))
            .strip();
      } catch (ArrayError e) {
        return e.getMessage().replaceFirst(":.*", "");
      }
    }
  }

  /** An image and kernels that fit each other in most cases. */
  private record Call(NdArray<long[]> x, NdArray<long[]> k) {
    String line() {
      List<Long> elements =
          Arrays.stream(new long[][] {x.data(), k.data()})
              .flatMapToLong(Arrays::stream)
              .boxed()
              .toList();
      return joined(x.shape()) + ";" + joined(k.shape()) + ";" + joined(elements);
    }
  }

  private static Call call(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int ci = random.nextInt(1, 4);
    int kernelDepth = random.nextInt(8) == 0 ? random.nextInt(1, 4) : ci;
    List<Integer> x = List.of(ci, random.nextInt(1, 6), random.nextInt(1, 6));
    List<Integer> k =
        List.of(random.nextInt(1, 4), kernelDepth, random.nextInt(1, 4), random.nextInt(1, 4));
    return new Call(array(x, random), array(k, random));
  }

  private static NdArray<long[]> array(List<Integer> shape, SplittableRandom random) {
    return new NdArray<>(shape, random.longs(NdArray.size(shape), -9, 10).toArray());
  }

  private List<String> python(String file, String function, List<Call> calls)
      throws IOException, InterruptedException {
    Path input = directory.resolve("calls");
    Files.writeString(input, calls.stream().map(Call::line).collect(Collectors.joining("\n")));
    Process process =
        new ProcessBuilder(PYTHON, copied("run.py"), copied(file), function)
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8)
            .lines()
            .map(String::strip)
            .toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    return lines;
  }

  private String copied(String resource) throws IOException {
    Path copy = directory.resolve(resource);
    try (InputStream from = PortsAreFaithfulTest.class.getResourceAsStream("/thread/" + resource)) {
      Files.write(copy, from.readAllBytes());
    }
    return copy.toString();
  }

  private static String joined(List<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
