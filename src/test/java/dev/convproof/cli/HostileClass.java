package dev.convproof.cli;

import dev.convproof.geometry.Notation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Methods that convolve, and misbehave as their names say. */
public final class HostileClass {
  private static final List<Object> HELD = new ArrayList<>();
  private static final Random RANDOM = new Random(1);
  private static double[] kept = new double[0];

  private HostileClass() {}

  private static double[] right(double[] x, double[] k, double[] b, int[] geometry) {
    String[] symbols = "n g ci h w co kh kw sh sw dh dw pt pb pl pr".split(" ", -1);
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < symbols.length; at++) {
      line.append(symbols[at]).append(geometry[at]);
    }
    return new ForeignSamples.Doubles()
        .apply(Notation.parse(line.toString()), x, k, Optional.ofNullable(b));
  }

  public static double[] throwing(double[] x, double[] k, double[] b, int[] geometry) {
    if (geometry.length > 0) {
      throw new IllegalStateException("out of luck");
    }
    return x;
  }

  public static double[] failing(double[] x, double[] k, double[] b, int[] geometry) {
    if (geometry.length > 0) {
      throw new AssertionError("never");
    }
    return x;
  }

  /** An exception that cannot be shown. */
  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("OverrideThrowableToString") // which is what is wrong with it
    public String toString() {
      throw new IllegalStateException("not even this");
    }
  }

  public static double[] unspeakable(double[] x, double[] k, double[] b, int[] geometry) {
    if (geometry.length > 0) {
      throw new Unspeakable();
    }
    return x;
  }

  public static double[] deepening(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = geometry.length > 0 ? deepening(x, k, b, geometry) : x;
    y[0]++;
    return y;
  }

  public static double[] hoarding(double[] x, double[] k, double[] b, int[] geometry) {
    while (geometry.length > 0) {
      HELD.add(new long[1 << 22]);
    }
    return x;
  }

  public static double[] exiting(double[] x, double[] k, double[] b, int[] geometry) {
    System.exit(0);
    return x;
  }

  /** Ends as a library in C does that reads where it may not. */
  public static double[] crashing(double[] x, double[] k, double[] b, int[] geometry)
      throws IOException, InterruptedException {
    String own = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-SEGV", own).start().waitFor();
    Thread.sleep(10_000);
    return null;
  }

  public static double[] halting(double[] x, double[] k, double[] b, int[] geometry) {
    Runtime.getRuntime().halt(3);
    return x;
  }

  public static double[] looping(double[] x, double[] k, double[] b, int[] geometry) {
    while (geometry.length > 0) {
      Thread.onSpinWait();
    }
    return x;
  }

  public static double[] waiting(double[] x, double[] k, double[] b, int[] geometry)
      throws InterruptedException {
    synchronized (HELD) {
      while (geometry.length > 0) {
        HELD.wait();
      }
    }
    return x;
  }

  public static double[] nothing(double[] x, double[] k, double[] b, int[] geometry) {
    return null;
  }

  public static double[] shortened(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    return Arrays.copyOf(y, y.length - 1);
  }

  public static double[] lengthened(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    return Arrays.copyOf(y, y.length + 1);
  }

  public static double[] keeping(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    kept = kept.length == y.length ? kept : new double[y.length];
    System.arraycopy(y, 0, kept, 0, y.length);
    return kept;
  }

  public static double[] stale(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    double[] given = kept.length == y.length ? kept : y;
    kept = y;
    return given.clone();
  }

  public static double[] changingInput(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    x[0]++;
    return y;
  }

  public static double[] changingWeights(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    k[k.length - 1]--;
    return y;
  }

  public static double[] notNumbers(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    Arrays.fill(y, Double.NaN);
    return y;
  }

  public static double[] random(double[] x, double[] k, double[] b, int[] geometry) {
    double[] y = right(x, k, b, geometry);
    y[0] += RANDOM.nextInt(2);
    return y;
  }

  public static double[] throwingElsewhere(double[] x, double[] k, double[] b, int[] geometry)
      throws InterruptedException {
    Thread other =
        new Thread(
            () -> {
              throw new IllegalStateException("elsewhere");
            });
    other.start();
    other.join();
    return right(x, k, b, geometry);
  }

  /** Cannot be initialised. */
  public static final class Unready {
    private static final int[] NONE = Arrays.copyOf(new int[0], Integer.parseInt("-1"));

    private Unready() {}

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry) {
      return NONE;
    }
  }

  public static double[] printing(double[] x, double[] k, double[] b, int[] geometry) {
    System.out.println("x".repeat(1 << 16));
    System.err.println("y".repeat(1 << 16));
    return right(x, k, b, geometry);
  }

  public static double[] closing(double[] x, double[] k, double[] b, int[] geometry)
      throws IOException {
    System.in.close();
    System.out.close();
    return right(x, k, b, geometry);
  }

  public static double[] starting(double[] x, double[] k, double[] b, int[] geometry)
      throws IOException {
    if (HELD.isEmpty()) {
      Thread endless = new Thread(() -> looping(x, k, b, geometry));
      endless.start();
      HELD.add(new ProcessBuilder("sleep", "1001").start());
    }
    return right(x, k, b, geometry);
  }

  public static double[] staying(double[] x, double[] k, double[] b, int[] geometry) {
    if (HELD.isEmpty()) {
      HELD.add(x);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> looping(x, k, b, geometry)));
    }
    return right(x, k, b, geometry);
  }
}
