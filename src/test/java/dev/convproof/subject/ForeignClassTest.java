package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.Convolution;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions that are found in classes, and what is said where there is none. */
class ForeignClassTest {
  private static final String HOSTED = "dev.convproof.subject.Hosted$";
  private static final String HERE = "dev.convproof.subject.ForeignClassTest$";
  private static final Geometry G = Notation.parse("n2ci3");

  /** A static method, and the gradients beside it. */
  public static final class Methods {
    private Methods() {}

    public static double[] forward(double[] x, double[] k, double[] b, int[] geometry) {
      return new double[] {x[0], k[0], b == null ? -1 : b[0], geometry.length, geometry[0]};
    }

    public static double[] inputGradient(double[] x, double[] k, double[] y, int[] geometry) {
      return new double[] {y[0], geometry.length};
    }
  }

  /** Has a gradient that is an instance's, beside a static method. */
  public static final class OfTheOtherForm {
    private OfTheOtherForm() {}

    public static double[] forward(double[] x, double[] k, double[] b, int[] geometry) {
      return x;
    }

    public double[] weightGradient(double[] x, double[] k, double[] y, int[] geometry) {
      return y;
    }
  }

  /** Has a gradient that gives no array of its numbers. */
  public static final class OfOtherNumbers {
    private OfOtherNumbers() {}

    public static double[] forward(double[] x, double[] k, double[] b, int[] geometry) {
      return x;
    }

    public static float[] biasGradient(double[] x, double[] k, double[] y, int[] geometry) {
      return new float[0];
    }
  }

  /** Has a static gradient, where an instance is called. */
  public static final class WithStatic implements Convolution<float[]> {
    /** Is called by nobody. */
    public WithStatic() {}

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return x;
    }

    public static float[] inputGradient(Geometry g, float[] x, float[] k, float[] y) {
      return y;
    }
  }

  /** An instance with a gradient, which counts the instances. */
  public static final class Counted implements Convolution<float[]> {
    private static int instances;

    public Counted() {
      instances++;
    }

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return new float[] {instances, b.map(bias -> bias[0]).orElse(-1f)};
    }

    public float[] weightGradient(Geometry g, float[] x, float[] k, float[] y) {
      if (y[0] < 0) {
        throw new IllegalStateException("negative");
      }
      return new float[] {instances, y[0], g.batch()};
    }
  }

  /** Has no public constructor without arguments, but a method. */
  public static final class Built implements Convolution<int[]> {
    private Built() {}

    @Override
    public int[] apply(Geometry g, int[] x, int[] k, Optional<int[]> b) {
      return x;
    }

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry) {
      return new int[] {7};
    }
  }

  /** Cannot be made. */
  public abstract static class Unfinished implements Convolution<int[]> {
    /** Is called by nobody. */
    public Unfinished() {}
  }

  /** Convolves lists. */
  public static final class OfStrings implements Convolution<String[]> {
    /** Is called by nobody. */
    public OfStrings() {}

    @Override
    public String[] apply(Geometry g, String[] x, String[] k, Optional<String[]> b) {
      return x;
    }
  }

  static final class Hidden implements Convolution<int[]> {
    public Hidden() {}

    @Override
    public int[] apply(Geometry g, int[] x, int[] k, Optional<int[]> b) {
      return x;
    }

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry) {
      return x;
    }
  }

  @Test
  void a_static_method_is_given_the_geometry_in_numbers() throws Throwable {
    ForeignClass methods = ForeignClass.find(HERE + "Methods");
    assertThat(methods.array()).isEqualTo(double[].class);
    assertThat(methods.operations()).containsExactly("forward", "input-gradient");
    double[] x = {3};
    double[] k = {4};
    assertThat(methods.call("forward", G, x, k, null)).isEqualTo(new double[] {3, 4, -1, 16, 2});
    assertThat(methods.call("forward", G, x, k, new double[] {5}))
        .isEqualTo(new double[] {3, 4, 5, 16, 2});
    assertThat(methods.call("input-gradient", G, x, k, new double[] {6}))
        .isEqualTo(new double[] {6, 16});
    assertThat(ForeignClass.find(HERE + "Methods#forward").array()).isEqualTo(double[].class);
  }

  @Test
  void one_instance_serves_all_calls() throws Throwable {
    ForeignClass counted = ForeignClass.find(HERE + "Counted");
    assertThat(Counted.instances).isZero();
    assertThat(counted.array()).isEqualTo(float[].class);
    assertThat(counted.operations()).containsExactly("forward", "weight-gradient");
    float[] one = {1};
    assertThat(counted.call("forward", G, one, one, null)).isEqualTo(new float[] {1, -1});
    assertThat(counted.call("forward", G, one, one, one)).isEqualTo(new float[] {1, 1});
    assertThat(counted.call("weight-gradient", G, one, one, one)).isEqualTo(new float[] {1, 1, 2});
    assertThatThrownBy(() -> counted.call("weight-gradient", G, one, one, new float[] {-1}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("negative");
  }

  @Test
  void a_gradient_that_is_declared_otherwise_is_refused_with_the_form_that_would_be_right() {
    Map<String, String> refused =
        Map.of(
            "OfTheOtherForm",
            "public double[] weightGradient(double[], double[], double[], int[]) is no gradient:"
                + " public static double[] weightGradient(double[], double[], double[], int[])",
            "OfOtherNumbers",
            "public static float[] biasGradient(double[], double[], double[], int[]) is no"
                + " gradient: public static double[] biasGradient(double[], double[], double[], int[])",
            "WithStatic",
            "public static float[] inputGradient(Geometry, float[], float[], float[]) is no gradient:"
                + " public float[] inputGradient(Geometry, float[], float[], float[])");
    refused.forEach(
        (name, why) ->
            assertThatThrownBy(() -> ForeignClass.find(HERE + name))
                .isInstanceOf(NoSubjectException.class)
                .hasMessage(HERE + name + ": " + why + " would be right"));
  }

  @Test
  void the_array_type_may_be_said_further_up() throws Throwable {
    ForeignClass inherits = ForeignClass.find(HOSTED + "Inherits");
    assertThat(inherits.array()).isEqualTo(long[].class);
    assertThat(inherits.operations()).containsExactly("forward");
    long[] two = {2};
    assertThat(inherits.call("forward", G, two, two, two)).isEqualTo(new long[] {6});
  }

  @Test
  void a_class_that_cannot_be_made_may_have_a_method() throws Throwable {
    ForeignClass built = ForeignClass.find(HERE + "Built");
    assertThat(built.call("forward", G, new int[1], new int[1], null)).isEqualTo(new int[] {7});
  }

  @Test
  void the_first_failure_to_begin_is_that_of_every_call() {
    ForeignClass unmade = ForeignClass.find(HOSTED + "Unmade");
    ForeignClass uninitialised = ForeignClass.find(HOSTED + "Uninitialised");
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> unmade.call("forward", G, new float[1], new float[1], null))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("not made");
      assertThatThrownBy(() -> uninitialised.call("forward", G, new int[1], new int[1], null))
          .isInstanceOf(ExceptionInInitializerError.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HERE + "Unfinished",
        HERE + "OfStrings",
        HERE + "Hidden",
        HERE + "Methods#backward",
        HERE + "Counted#apply",
        HOSTED + "Other#convolve",
        "java.lang.String"
      })
  void what_is_no_convolution_is_told_what_would_be(String target) {
    assertThatThrownBy(() -> ForeignClass.find(target))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage(target + " is no convolution; that would be " + ForeignClass.FORMS);
    assertThat(ForeignClass.FORMS)
        .contains("geometry n g ci h w co kh kw sh sw dh dw pt pb pl pr;");
  }

  @ParameterizedTest
  @CsvSource({
    "no.such.Class, there is no class no.such.Class on the class path",
    "no.such.Class#convolve, there is no class no.such.Class on the class path"
  })
  void a_class_that_is_not_there_is_named(String target, String message) {
    assertThatThrownBy(() -> ForeignClass.find(target))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage(message);
  }

  @Test
  void one_of_several_methods_is_to_be_named() {
    assertThatThrownBy(() -> ForeignClass.find(HOSTED + "Other"))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageMatching(
            ".*Other has 2 convolutions: name one that is the only one of its name, such as"
                + " .*Other#(one|two)");
    assertThat(ForeignClass.find(HOSTED + "Other#two").array()).isEqualTo(float[].class);
  }
}
