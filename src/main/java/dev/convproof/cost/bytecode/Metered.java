package dev.convproof.cost.bytecode;

import static java.lang.invoke.MethodType.methodType;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolution over doubles, loaded so that it counts what it executes: it, the libraries that it
 * uses, and nothing else. Each has its own copy of all classes, whose state lasts from run to run;
 * so a first run may initialise what later ones find.
 */
public final class Metered implements AutoCloseable {
  /** The method that a foreign class must have. */
  public static final String CONTRACT =
      "public static double[] convolve(double[] input, double[] weights, double[] bias, int[] geometry)";

  private static final MethodType FOREIGN =
      methodType(double[].class, double[].class, double[].class, double[].class, int[].class);
  private static final MethodType OWN =
      methodType(double[].class, String.class, String.class)
          .appendParameterTypes(double[].class, double[].class, double[].class);

  private final CountingLoader loader;
  private final Convolution convolution;

  private Metered(CountingLoader loader, Convolution convolution) {
    this.loader = loader;
    this.convolution = convolution;
  }

  /** What runs inside of the loader. */
  @FunctionalInterface
  private interface Convolution {
    double[] convolve(Geometry g, double[] input, double[] weights, double[] bias) throws Throwable;
  }

  /**
   * One run.
   *
   * @param output [n, co, ho, wo], or what else came out
   * @param profile what was executed for it
   */
  public record Run(double[] output, Profile profile) {}

  /** A strategy of ConvProof's, over {@code Doubles}. */
  public static Metered strategy(String name) {
    return strategies(List.of(name)).get(0);
  }

  /** Strategies that share one copy of all classes. */
  static List<Metered> strategies(List<String> names) {
    CountingLoader loader = new CountingLoader(List.of());
    MethodHandle own = method(loader, OwnStrategy.class.getName(), OWN);
    return names.stream()
        .map(
            name ->
                new Metered(
                    loader,
                    (g, x, k, b) -> (double[]) own.invokeExact(name, g.toString(), x, k, b)))
        .toList();
  }

  /**
   * A class that somebody else compiled, with a method by the {@link #CONTRACT}: input [n, ci, h,
   * w], weights [co, ci/g, kh, kw], bias [co] or null, the values of all {@link ShapeParameter} in
   * their order, and the output [n, co, ho, wo].
   *
   * @param classPath folders and jars
   * @throws MeteringException if there is no such class or method
   */
  public static Metered foreign(String className, List<Path> classPath) {
    CountingLoader loader = new CountingLoader(classPath);
    MethodHandle method = method(loader, className, FOREIGN);
    return new Metered(
        loader,
        (g, x, k, b) -> {
          try {
            return (double[]) method.invokeExact(x, k, b, numbers(g));
          } catch (NoClassDefFoundError missing) {
            throw new MeteringException(
                "%s needs a class that is not on the class path: %s",
                className, missing.getMessage());
          } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
            throw ForeignFailure.of(className, thrown, loader, g);
          }
        });
  }

  /** Where in a foreign class, or in what it calls, a thread's stack has been. */
  public Optional<String> place(StackTraceElement[] stack) {
    return loader.place(stack);
  }

  private static int[] numbers(Geometry g) {
    return Arrays.stream(ShapeParameter.values()).mapToInt(quantity -> quantity.of(g)).toArray();
  }

  static MethodHandle method(CountingLoader loader, String className, MethodType type) {
    try {
      Class<?> found = Class.forName(className, false, loader);
      return MethodHandles.publicLookup().findStatic(found, "convolve", type);
    } catch (ClassNotFoundException e) {
      throw new MeteringException("there is no class %s on the class path", className);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new MeteringException("%s is no public class with a method %s", className, CONTRACT);
    } catch (LinkageError | IllegalArgumentException e) {
      throw new MeteringException("%s cannot be loaded: %s", className, e);
    }
  }

  /**
   * Runs it once, on copies of the problem's buffers.
   *
   * @throws ForeignFailure if a foreign convolution throws
   */
  public Run run(Problem<double[]> problem) {
    double[] input = problem.input().data().clone();
    double[] weights = problem.weights().data().clone();
    double[] bias = problem.bias().map(Tensor::data).map(double[]::clone).orElse(null);
    taken(); // whatever was counted while classes were loaded
    double[] output = called(problem.geometry(), input, weights, bias);
    Profile profile = new Profile(loader.sites().named(taken()), loader.sites().unseen());
    return new Run(output, profile);
  }

  private double[] called(Geometry g, double[] input, double[] weights, double[] bias) {
    try {
      return convolution.convolve(g, input, weights, bias);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private long[] taken() {
    try {
      Class<?> counters = Class.forName(Counters.class.getName(), true, loader);
      return (long[]) counters.getMethod("take", int.class).invoke(null, loader.sites().count());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the counters cannot be read", e);
    }
  }

  /** Lets go of the class path. */
  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
