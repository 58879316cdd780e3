package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.Fuzzing;
import dev.convproof.geometry.GeometryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Greetings and calls, mutated: they are understood, or refused in one line. */
class FuzzedFramesTest {
  private static final Fuzzing GREETING = Fuzzing.ofTexts("greeting", FuzzedFramesTest::frame);

  private static String frame(String text) {
    try {
      if (text.startsWith("operation")) {
        String line = Frames.line(new ByteArrayInputStream(text.getBytes(UTF_8)));
        return "a call on " + Frames.geometry(Frames.pairs(line));
      }
      Greeting greeting = Greeting.read(new ByteArrayInputStream(text.getBytes(UTF_8)), Map.of());
      assertThat(greeting == null || !greeting.operations().isEmpty()).isTrue();
      return greeting == null ? "an end" : "a greeting of " + greeting.arithmetic().name();
    } catch (NoSubjectException | GeometryException refused) {
      return Fuzzing.asPrinted(refused.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void it_is_understood_or_refused() {
    GREETING.tries(1_500);
  }

  @Tag("long")
  @Test
  void it_is_understood_or_refused_again_and_again() throws Exception {
    GREETING.triesForLong(FuzzedFramesTest.class);
  }
}
