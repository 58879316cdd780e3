package dev.convproof.cost.bytecode;

import static java.lang.invoke.MethodType.methodType;

import dev.convproof.algebra.Doubles;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.strategy.Strategies;
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
import java.util.Locale;
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
  private final MeteredCall call;

  private Metered(CountingLoader loader, MeteredCall call) {
    this.loader = loader;
    this.call = call;
  }

  /** What runs inside of the loader. */
  @FunctionalInterface
  private interface MeteredCall {
    double[] convolve(Geometry g, double[] input, double[] weights, double[] bias) throws Throwable;
  }

  /**
   * One run.
   *
   * @param output [n, co, ho, wo], or what else came out
   * @param profile what was executed for it
   */
  public record MeteredRun(double[] output, Profile profile) {}

  /** Loads a strategy of ConvProof's, over {@code Doubles}. */
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
   * Loads a class that somebody else compiled, with a method by the {@link #CONTRACT}: input [n,
   * ci, h, w], weights [co, ci/g, kh, kw], bias [co] or null, the values of all {@link
   * ShapeParameter} in their order, and the output [n, co, ho, wo].
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

  /** Returns where in a foreign class, or in what it calls, a thread's stack has been. */
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
  public MeteredRun run(Problem<double[]> problem) {
    double[] input = problem.input().data().clone();
    double[] weights = problem.weights().data().clone();
    double[] bias = problem.bias().map(Tensor::data).map(double[]::clone).orElse(null);
    taken(); // whatever was counted while classes were loaded
    double[] output = called(problem.geometry(), input, weights, bias);
    Profile profile = new Profile(loader.sites().named(taken()), loader.sites().unseen());
    return new MeteredRun(output, profile);
  }

  private double[] called(Geometry g, double[] input, double[] weights, double[] bias) {
    try {
      return call.convolve(g, input, weights, bias);
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

  /**
   * The door through which a strategy is called inside of a {@link CountingLoader}: only types of
   * Java's own pass it.
   */
  public static final class OwnStrategy {
    private OwnStrategy() {}

    /** The output of a strategy of ConvProof's, over doubles; a null bias is none. */
    public static double[] convolve(
        String strategy, String line, double[] input, double[] weights, double[] bias) {
      Problem<double[]> problem =
          Problem.of(Notation.parse(line), input, weights, Optional.ofNullable(bias));
      return Strategies.named(strategy).orElseThrow().convolve(Doubles.INSTANCE, problem).data();
    }
  }

  /** A convolution cannot be loaded, run or counted; the message is one line that says why. */
  public static final class MeteringException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MeteringException(String message, Object... values) {
      super(String.format(Locale.ROOT, message, values));
    }
  }

  /**
   * A foreign convolution threw, or gave no output of the right size: the fault is its own. The
   * message is one line that names it, the case, and where in it that was.
   */
  public static final class ForeignFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what it did, in the manner of {@link String#format}. */
    public ForeignFailure(String message, Object... values) {
      super(String.format(Locale.ROOT, message, values));
    }

    static ForeignFailure of(
        String className, Throwable thrown, CountingLoader loader, Geometry geometry) {
      String where = loader.place(thrown.getStackTrace()).map(place -> " at " + place).orElse("");
      return new ForeignFailure("%s.convolve threw %s%s on %s", className, thrown, where, geometry);
    }
  }
}
