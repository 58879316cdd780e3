package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;

/** Asserts refusals word for word. */
final class Refusals {

  private Refusals() {}

  static void assertUnreadable(Path file, String fault) {
    assertThatExceptionOfType(NpyException.class)
        .isThrownBy(() -> NpyReader.read(file))
        .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo(file + ": " + fault));
  }

  static void assertMalformed(String header, String fault) {
    assertThatExceptionOfType(MalformedNpy.class)
        .isThrownBy(() -> NpyHeader.parse(header))
        .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo(fault));
  }
}
