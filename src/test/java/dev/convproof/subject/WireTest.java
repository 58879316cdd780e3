package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.DeclinedException;
import dev.convproof.Subject;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the pipe in each number format, byte for byte. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class WireTest {
  @TempDir Path folder;

  private PipeSubject shell(
      String formats, Map<String, String> declared, int bytes, String answer) {
    String script =
        "printf 'version=1\\nformats="
            + formats
            + "\\n\\n'; read call; echo \"$call\" >"
            + folder.resolve("call")
            + "; head -c "
            + bytes
            + " >"
            + folder.resolve("arrays")
            + "; printf '"
            + answer
            + "'; read end";
    List<String> command = List.of("/bin/sh", "-c", script);
    return PipeSubject.start(
        new PipeSubject.Launch("it", command, Optional.empty(), PipeSubject.UNLIMITED, declared));
  }

  /** Calls with an input of 1 and −2, a weight of 3 and a bias of 5. */
  private static <V> Object called(Subject<V> subject) {
    Geometry g = Notation.parse("w2");
    V input = subject.arithmetic().load(new long[] {1, -2}, 0);
    V weights = subject.arithmetic().load(new long[] {3}, 0);
    V bias = subject.arithmetic().load(new long[] {5}, 0);
    return subject.forward().apply(g, input, weights, Optional.of(bias));
  }

  private static double[] doubles(Object array) {
    return IntStream.range(0, Array.getLength(array))
        .mapToDouble(at -> Array.getDouble(array, at))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "bf16, bf16, 803f 00c0 4040 a040, ok\\n\\0\\101\\200\\277, 8, -1",
    "f16, f16, 003c 00c0 0042 0045, ok\\n\\0\\110\\0\\274, 8, -1",
    "f32:f64, f32:f64, 0000803f 000000c0 00004040 0000000000001440, "
        + "ok\\n\\0\\0\\0\\101\\0\\0\\200\\277, 8, -1",
    "f16:f32:f32, f16:f32:f32, 003c 00c0 0042 0000a040, ok\\n\\0\\0\\0\\101\\0\\0\\200\\277, 8, -1",
    "e4m3, e4m3, 38 c0 44 0000a040, ok\\n\\0\\0\\0\\101\\0\\0\\200\\277, 8, -1",
    "i8, i8, 01 fe 03 05000000, ok\\n\\10\\0\\0\\0\\377\\377\\377\\377, 8, -1",
    "'f32,bf16', f32, 0000803f 000000c0 00004040 0000a040, ok\\n\\0\\0\\0\\101\\0\\0\\200\\277, 8, -1",
    "tf32, tf32, 0000803f 000000c0 00004040 0000a040, ok\\n\\0\\0\\0\\101\\0\\0\\200\\277, 8, -1"
  })
  void each_tensor_travels_in_its_own_format(
      String offered, String line, String arrays, String answer, double first, double second)
      throws IOException {
    String hex = arrays.replace(" ", "");
    try (PipeSubject pipe = shell(offered, Map.of(), hex.length() / 2, answer)) {
      assertThat(doubles(called(pipe.subject()))).containsExactly(first, second);
    }
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("arrays"))))
        .isEqualTo(hex);
    assertThat(Files.readString(folder.resolve("call"))).contains(" format=" + line + " ");
  }

  @ParameterizedTest
  @CsvSource({"bf16, f32", "f16:f16, f32", "e4m3:f14, f32", "f32:f64, f32"})
  void what_the_program_lacks_travels_as_floats(String wanted, String line) throws IOException {
    String answer = "ok\\n\\0\\0\\0\\101\\0\\0\\200\\277";
    try (PipeSubject pipe = shell("f32", Map.of("formats", wanted), 16, answer)) {
      assertThat(doubles(called(pipe.subject()))).containsExactly(8, -1);
    }
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("arrays"))))
        .isEqualTo("0000803f000000c0000040400000a040");
    assertThat(Files.readString(folder.resolve("call"))).contains(" format=" + line + " ");
  }

  @Test
  void unsigned_inputs_and_what_a_program_changes_are_bytes_too() {
    String script = "ok 4 changed\\n\\2\\0\\0\\0\\377\\5";
    try (PipeSubject pipe = shell("u8i8", Map.of(), 2, script)) {
      @SuppressWarnings("unchecked")
      Subject<int[]> subject = (Subject<int[]>) pipe.subject();
      int[] input = {254};
      int[] weights = {-128};
      int[] output = subject.forward().apply(Geometry.UNIT, input, weights, Optional.empty());
      assertThat(output).containsExactly(2);
      assertThat(input).containsExactly(255);
      assertThat(weights).containsExactly(5);
    }
  }

  @Test
  void a_number_that_the_format_has_not_is_not_sent() {
    try (PipeSubject pipe = shell("e4m3", Map.of(), 2, "ok\\n\\0\\0\\0\\0")) {
      @SuppressWarnings("unchecked")
      Subject<float[]> subject = (Subject<float[]>) pipe.subject();
      for (float none : new float[] {17, Float.POSITIVE_INFINITY, 480}) {
        assertThatThrownBy(
                () ->
                    subject
                        .forward()
                        .apply(
                            Geometry.UNIT, new float[] {none}, new float[] {1}, Optional.empty()))
            .isInstanceOf(DeclinedException.class)
            .hasMessageEndingWith(" is no number of e4m3");
      }
    }
  }
}
