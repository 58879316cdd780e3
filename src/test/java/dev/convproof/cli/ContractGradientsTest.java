package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.Convolution;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of a class of the user's are judged beside its convolution. */
@Timeout(120)
class ContractGradientsTest {

  private static Answer contract(Class<?> type, String... more) {
    List<String> args = new ArrayList<>(List.of("contract", "--java", type.getName()));
    args.addAll(List.of("--classpath", ForeignSamples.folder(), "--seed", "7"));
    args.addAll(List.of("--cases", "60", "--max-products", "2048"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private static List<String> laws(Answer answer, String verdict) throws JsonProcessingException {
    JsonNode laws = new ObjectMapper().readTree(answer.out()).get("laws");
    return StreamSupport.stream(laws.spliterator(), false)
        .filter(law -> law.get("verdict").asText().equals(verdict))
        .map(law -> law.get("law").asText())
        .toList();
  }

  @Test
  void right_gradients_hold() throws JsonProcessingException {
    assertThat(laws(contract(Right.class, "--json").holds(), "HOLDS")).hasSize(19);
  }

  @Test
  void a_wrong_gradient_is_refuted_and_replayed() throws JsonProcessingException {
    Answer answer = contract(FirstImage.class, "--json").isRefuted();
    assertThat(laws(answer, "REFUTED")).contains("gradient agreement").doesNotContain("agreement");
    JsonNode first = new ObjectMapper().readTree(answer.out()).get("counterexamples").get(0);
    assertThat(first.get("case").asText()).startsWith("n2 --values ");
    List<String> words = ShellWords.split(first.get("replay").asText());
    Answer.to(words.subList(3, words.size()).toArray(String[]::new))
        .isRefuted()
        .says("GRADIENT AGREEMENT refuted: ");
  }

  @Test
  void static_methods_have_gradients_too() throws JsonProcessingException {
    Answer answer = contract(Methods.class, "--json").isRefuted();
    assertThat(laws(answer, "HOLDS")).contains("agreement", "composition");
    assertThat(laws(answer, "REFUTED")).contains("gradient agreement", "adjoint");
  }

  @ParameterizedTest
  @CsvSource({
    "Misspelt, 'public double[] inputGradient(Geometry, float[], float[], float[])'",
    "Forgotten, 'float[] weightGradient(Geometry, float[], float[], float[])'",
    "Methodless, 'public static long[] biasGradient(long[], long[], int[])'"
  })
  void a_gradient_that_is_declared_otherwise_is_one_line(String name, String found) {
    String form =
        name.equals("Methodless")
            ? "public static long[] biasGradient(long[], long[], long[], int[])"
            : "public float[] %s(Geometry, float[], float[], float[])"
                .formatted(name.equals("Misspelt") ? "inputGradient" : "weightGradient");
    String type = ContractGradientsTest.class.getName() + "$" + name;
    Answer.to("contract", "--java", type, "--classpath", ForeignSamples.folder())
        .isRefusedWith(
            "convproof contract: --java: %s: %s is no gradient: %s would be right"
                .formatted(type, found, form));
  }

  @Test
  void a_method_of_the_same_name_beside_a_gradient_is_no_mistake() throws JsonProcessingException {
    assertThat(laws(contract(Overloaded.class, "--json").holds(), "HOLDS")).hasSize(19);
  }

  /** Right, without gradients. */
  public static class NoGradients implements Convolution<float[]> {
    public NoGradients() {}

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return new ForeignSamples.Floats().apply(g, x, k, b);
    }
  }

  /** Has a gradient of floats in doubles. */
  public static class Misspelt extends NoGradients {
    public Misspelt() {}

    public double[] inputGradient(Geometry g, float[] x, float[] k, float[] y) {
      return new double[x.length];
    }
  }

  /** Has a gradient that nobody else can call. */
  public static class Forgotten extends NoGradients {
    public Forgotten() {}

    float[] weightGradient(Geometry g, float[] x, float[] k, float[] y) {
      return new float[k.length];
    }
  }

  /** Has a static gradient that lacks an array. */
  public static final class Methodless {
    private Methodless() {}

    public static long[] convolve(long[] x, long[] k, long[] b, int[] geometry) {
      return ForeignSamples.Longs.convolve(x, k, b, geometry);
    }

    public static long[] biasGradient(long[] x, long[] k, int[] geometry) {
      return x;
    }
  }

  /** Right, with a helper that has the name of a gradient. */
  public static final class Overloaded extends Right {
    public Overloaded() {}

    float[] inputGradient(float[] x) {
      return x;
    }
  }

  /** Right, with all gradients. */
  public static class Right implements Convolution<float[]> {
    public Right() {}

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return new ForeignSamples.Floats().apply(g, x, k, b);
    }

    public float[] inputGradient(Geometry g, float[] x, float[] k, float[] y) {
      float[] dx = new float[x.length];
      ForeignSamples.products(
          g, ForeignSamples::inOrder, (to, from, by) -> dx[from] += y[to] * k[by]);
      return dx;
    }

    public float[] weightGradient(Geometry g, float[] x, float[] k, float[] y) {
      float[] dk = new float[k.length];
      ForeignSamples.products(
          g, ForeignSamples::inOrder, (to, from, by) -> dk[by] += y[to] * x[from]);
      return dk;
    }

    public float[] biasGradient(Geometry g, float[] x, float[] k, float[] y) {
      float[] db = new float[g.outputChannels()];
      for (int at = 0; at < images(g) * g.outputChannels() * g.windows(); at++) {
        db[at / g.windows() % g.outputChannels()] += y[at];
      }
      return db;
    }

    int images(Geometry g) {
      return g.batch();
    }
  }

  /** Its gradient of the bias leaves out all images but the first. */
  public static final class FirstImage extends Right {
    public FirstImage() {}

    @Override
    int images(Geometry g) {
      return 1;
    }
  }

  /** A method, whose gradient of the input has the weights' signs alone. */
  public static final class Methods {
    private Methods() {}

    public static long[] convolve(long[] x, long[] k, long[] b, int[] geometry) {
      return ForeignSamples.Longs.convolve(x, k, b, geometry);
    }

    public static long[] inputGradient(long[] x, long[] k, long[] y, int[] geometry) {
      long[] dx = new long[x.length];
      ForeignSamples.products(
          ForeignSamples.geometry(geometry),
          ForeignSamples::inOrder,
          (to, from, by) -> dx[from] += y[to] * Long.signum(k[by]));
      return dx;
    }
  }
}
