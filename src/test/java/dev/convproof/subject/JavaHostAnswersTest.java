package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Geometry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of a host, byte for byte, to calls of one output. */
class JavaHostAnswersTest {
  private static final String HOSTED = "dev.convproof.subject.Hosted$";

  /** A method whose gradients are of no use. */
  public static final class Gradients {
    private Gradients() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      b[0]++;
      return k;
    }

    public static double[] inputGradient(double[] x, double[] k, double[] y, int[] geometry) {
      return y[0] > 0 ? y : null;
    }
  }

  /** Cannot be initialised, by the first that asks. */
  public static final class Unbegun {
    private static final int[] NONE = Arrays.copyOf(new int[0], Integer.parseInt("-1"));

    private Unbegun() {}

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry) {
      return NONE;
    }
  }

  /** A failure that cannot be shown. */
  public static final class Hostile {
    private Hostile() {}

    @SuppressWarnings("DoNotCallSuggester")
    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      throw x[0] > 0 ? new Unshown() : new IllegalStateException("long".repeat(200));
    }
  }

  /** Cannot be shown. */
  @SuppressWarnings("OverrideThrowableToString")
  public static final class Unshown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("not told");
    }
  }

  /** Returns the bytes of a call with a weight of 2, and perhaps a third number. */
  private static byte[] call(String operation, boolean bias, double... numbers) {
    Bytes bytes = new Bytes();
    byte[] line = (Frames.call(operation, "f64", Geometry.UNIT, bias, "10") + "\n").getBytes(UTF_8);
    bytes.room(line.length).put(line);
    Frames.put(bytes.room(Frames.size(numbers)), numbers);
    return Arrays.copyOf(bytes.array(), bytes.size());
  }

  private static String answered(String target, byte[]... calls) {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (byte[] call : calls) {
        in.write(call);
      }
      ForeignClass foreign = ForeignClass.find(target);
      new JavaHost(foreign, new ByteArrayInputStream(in.toByteArray()), out).answers();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(ISO_8859_1);
  }

  private static String moody(double mood) {
    return answered(HOSTED + "Moody", call("forward", false, mood, 2));
  }

  private static String numbers(double... numbers) {
    byte[] bytes = new byte[Frames.size(numbers)];
    Frames.put(Frames.over(bytes), numbers);
    return new String(bytes, ISO_8859_1);
  }

  @Test
  void an_output_follows_its_length() {
    assertThat(moody(1)).isEqualTo("ok 8\n" + numbers(2));
    assertThat(answered(HOSTED + "Moody", call("forward", true, 3, 2, 5)))
        .isEqualTo("ok 8\n" + numbers(11));
    assertThat(moody(12)).isEqualTo("ok 24\n" + numbers(0, 0, 0));
    assertThat(moody(23)).isEqualTo("ok 8\n" + numbers(16 + 1 / 8.0));
  }

  @Test
  void what_was_changed_follows_the_output() {
    assertThat(moody(20)).isEqualTo("ok 8 changed\n" + numbers(40) + numbers(7) + numbers(2));
    assertThat(
            answered(
                "dev.convproof.subject.JavaHostAnswersTest$Gradients",
                call("forward", true, 3, 2, 5)))
        .isEqualTo(
            "ok 8 buffer=weights changed\n" + numbers(2) + numbers(3) + numbers(2) + numbers(6));
  }

  @Test
  void an_output_that_is_in_another_array_is_told() {
    assertThat(moody(22)).isEqualTo("ok 8 buffer=input\n" + numbers(22));
    byte[] again = call("forward", false, 21, 2);
    assertThat(answered(HOSTED + "Moody", again, again))
        .isEqualTo("ok 8\n" + numbers(42) + "ok 8 buffer=previous\n" + numbers(42));
    byte[] fails = call("forward", false, 10, 2);
    assertThat(answered(HOSTED + "Moody", again, fails, again))
        .startsWith("ok 8\n" + numbers(42) + "error ")
        .endsWith("ok 8 buffer=previous\n" + numbers(42));
  }

  @Test
  void what_is_thrown_is_told_with_its_place() {
    assertThat(moody(10))
        .matches(
            "error threw IllegalStateException\t.*Hosted\\$Moody\\.convolve\\(Hosted\\.java:\\d+\\)"
                + "\tjava\\.lang\\.IllegalStateException: two lines\n");
    assertThat(moody(13)).startsWith("error threw StackOverflowError\t");
    assertThat(answered("dev.convproof.subject.JavaHostAnswersTest$Unbegun", call32()))
        .matches(
            "error threw ExceptionInInitializerError\t.*Unbegun\\.<clinit>\\(JavaHostAnswersTest\\.java:"
                + "\\d+\\)\tjava\\.lang\\.NegativeArraySizeException: -1\n");
  }

  private static byte[] call32() {
    byte[] line =
        (Frames.call("forward", "i32", Geometry.UNIT, false, "10") + "\n").getBytes(UTF_8);
    return Arrays.copyOf(line, line.length + 8);
  }

  @Test
  void what_cannot_be_shown_is_told_by_its_name_and_what_is_long_is_cut() {
    String hostile = "dev.convproof.subject.JavaHostAnswersTest$Hostile";
    assertThat(answered(hostile, call("forward", false, 1, 2)))
        .matches("error threw Unshown\t.*Hostile\\.convolve.*\tdev\\..*\\$Unshown\n");
    String text = "java.lang.IllegalStateException: " + "long".repeat(200);
    String told = new String((text.substring(0, 400) + "…").getBytes(UTF_8), ISO_8859_1);
    assertThat(answered(hostile, call("forward", false, -1, 2))).endsWith("\t" + told + "\n");
  }

  @Test
  void what_is_no_array_of_its_type_is_told() {
    assertThat(moody(11)).isEqualTo("error gives no double[]\tthe output\tnull\n");
    String gradients = "dev.convproof.subject.JavaHostAnswersTest$Gradients";
    assertThat(answered(gradients, call("input-gradient", false, 1, 2, -3)))
        .isEqualTo("error gives no double[]\tthe input gradient\tnull\n");
    assertThat(answered(gradients, call("input-gradient", false, 1, 2, 3)))
        .isEqualTo("ok 8 buffer=bias\n" + numbers(3));
  }

  @Test
  void what_is_declined_is_unsupported() {
    assertThat(moody(24)).isEqualTo("unsupported no such numbers\n");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "/some/where, /some/where"})
  void a_host_is_a_java_of_its_own(String classPath, String end) {
    String java = new File(System.getProperty("java.home"), "bin/java").getPath();
    List<String> command = JavaHost.command("a.B#c", classPath, 99);
    assertThat(command)
        .startsWith(java, "-Xmx99m", "-XX:+UseSerialGC")
        .endsWith("dev.convproof.subject.JavaHost", "a.B#c", "a.B#c");
    assertThat(command.get(command.indexOf("-cp") + 1))
        .isEqualTo(JavaHost.own() + (end.isEmpty() ? "" : File.pathSeparator + end));
    assertThat(new File(JavaHost.own(), "dev/convproof/subject/JavaHost.class").isFile()).isTrue();
    assertThat(JavaHost.command("a.B", "", 1, "its name")).endsWith("a.B", "its name");
  }
}
