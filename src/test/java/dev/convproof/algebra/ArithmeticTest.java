package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arithmetics that users name. */
class ArithmeticTest {
  private static final List<String> CONSTANTS = List.of("FLOAT64", "FLOAT32", "INT32", "INT64");

  /** Each class is the first one initialized in a class loader of its own. */
  @TestFactory
  Stream<DynamicTest> the_constants_are_there_whichever_class_is_first() throws Exception {
    Path home = Path.of(Arithmetic.class.getResource("Arithmetic.class").toURI()).getParent();
    List<String> classes;
    try (Stream<Path> files = Files.list(home)) {
      classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
              .map(file -> "dev.convproof.algebra." + file.replace(".class", ""))
              .sorted()
              .toList();
    }
    assertThat(classes).contains(Doubles.class.getName(), Int32.class.getName());
    return classes.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(unset(name)).isEmpty()));
  }

  /** The constants that are null once a class has been initialized before any other of ours. */
  private static List<String> unset(String first)
      throws IOException, ReflectiveOperationException, URISyntaxException {
    Path classes =
        Path.of(Arithmetic.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (URLClassLoader fresh = new OursFirst(classes.toUri().toURL())) {
      Class.forName(first, true, fresh);
      Class<?> arithmetic = Class.forName(Arithmetic.class.getName(), true, fresh);
      assertThat(arithmetic.getClassLoader()).isSameAs(fresh);
      return CONSTANTS.stream().filter(name -> isNull(arithmetic, name)).toList();
    }
  }

  private static boolean isNull(Class<?> arithmetic, String name) {
    try {
      return arithmetic.getField(name).get(null) == null;
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** Loads the classes of this project anew, and all others as they are. */
  private static final class OursFirst extends URLClassLoader {
    OursFirst(URL classes) {
      super(new URL[] {classes}, ArithmeticTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.convproof.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  /** A class initializes an interface that has such methods before itself. */
  @Test
  void no_method_has_a_default() {
    assertThat(Arrays.stream(Arithmetic.class.getDeclaredMethods()))
        .isNotEmpty()
        .noneMatch(Method::isDefault);
  }

  @Test
  void thirty_two_bits_wrap_silently() {
    int[] x = Arithmetic.INT32.load(new long[] {Integer.MAX_VALUE, 1L << 31, 3}, 0);
    assertThat(x).containsExactly(Integer.MAX_VALUE, Integer.MIN_VALUE, 3);
    int[] y = {Integer.MAX_VALUE, 0};
    Arithmetic.INT32.add(x, 2, 1, y, 0, 1, 1);
    Arithmetic.INT32.multiplyAdd(x, 0, x, 2, y, 1);
    assertThat(y).containsExactly(Integer.MIN_VALUE + 2, Integer.MAX_VALUE - 2);
    assertThat(Arithmetic.INT32.gemm(1, 1, 1, x, x)).containsExactly(1);
  }

  @Test
  void sixty_four_bits_wrap_silently() {
    long[] x = Arithmetic.INT64.load(new long[] {Long.MAX_VALUE, 3}, 0);
    long[] y = {Long.MAX_VALUE, 0};
    Arithmetic.INT64.add(x, 1, 1, y, 0, 1, 1);
    Arithmetic.INT64.multiplyAdd(x, 0, x, 1, y, 1);
    assertThat(y).containsExactly(Long.MIN_VALUE + 2, Long.MAX_VALUE - 2);
  }

  @Test
  void integers_that_wrap_divide_by_what_is_odd() {
    var third = BigFraction.of(1, 3);
    int[] narrow = new int[1];
    Arithmetic.INT32
        .scaling()
        .orElseThrow()
        .addMultiple(third, new int[] {5}, 0, 1, narrow, 0, 1, 1);
    assertThat(narrow[0] * 3).isEqualTo(5);
    long[] wide = new long[1];
    Arithmetic.INT64
        .scaling()
        .orElseThrow()
        .addMultiple(third, new long[] {5}, 0, 1, wide, 0, 1, 1);
    assertThat(wide[0] * 3).isEqualTo(5);
  }
}
