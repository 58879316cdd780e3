package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command that starts the bridge for Python. */
class PythonHostTest {
  private static List<String> command(Map<String, String> declared) {
    return PythonHost.command("python3", "conv.py", "forward", 512, declared);
  }

  @Test
  void the_bridge_is_given_what_it_serves() {
    List<String> command = command(Map.of());
    assertThat(command.subList(0, 2)).containsExactly("python3", "-c");
    assertThat(command.get(2)).contains("import numpy").contains("version=1");
    assertThat(command.subList(3, 8)).containsExactly("conv.py", "forward", "", "nchw", "512");
  }

  @Test
  void the_bridge_is_told_the_types_of_each_tensor() {
    assertThat(command(Map.of("formats", "f64", "layout", "nhwc")).subList(5, 7))
        .containsExactly("f64,f64,f64,f64,f64", "nhwc");
    assertThat(command(Map.of("formats", "e4m3")).get(5)).isEqualTo("e4m3,f32,e4m3,e4m3,f32");
    assertThat(command(Map.of("formats", "u8i8")).get(5)).isEqualTo("u8i8,i32,u8,i8,i32");
  }
}
