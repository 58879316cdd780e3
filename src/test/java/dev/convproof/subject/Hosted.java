package dev.convproof.subject;

import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.StoredTensor;
import dev.convproof.geometry.Geometry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Foreign classes, loaded by a child JVM alone. */
public final class Hosted {
  private Hosted() {}

  /** Does what its first input says, on one output. */
  public static final class Moody {
    private static final double[] KEPT = new double[1];

    private Moody() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry)
        throws InterruptedException, IOException {
      double[] y = {x[0] * k[0] + (b == null ? 0 : b[0])};
      switch ((int) x[0]) {
        case 10 -> throw new IllegalStateException("two\nlines");
        case 11 -> y = null;
        case 12 -> y = new double[3];
        case 13 -> y[0] = depth(x[0], 1);
        case 14 -> y[0] = new long[1 << 28].length;
        case 15 -> System.exit(3);
        case 16 -> Runtime.getRuntime().halt(4);
        case 17 -> loop();
        case 18 -> inThread();
        case 19 -> System.out.println("printed");
        case 20 -> x[0] = 7;
        case 21 -> {
          KEPT[0] = y[0];
          y = KEPT;
        }
        case 22 -> y = x;
        case 24 -> throw new DeclinedException("no such\nnumbers");
        case 25 -> Files.writeString(Files.createTempFile("left", "behind"), "it");
        case 23 -> y[0] = geometry.length + geometry[4] / 8.0;
        default -> {}
      }
      return y;
    }

    private static double depth(double code, double n) {
      return code == 13 ? 1 + depth(code, n + 1) : n;
    }

    private static void loop() throws InterruptedException {
      while (KEPT.length > 0) {
        Thread.sleep(5);
      }
    }

    private static void inThread() throws InterruptedException {
      Thread other =
          new Thread(
              () -> {
                throw new IllegalStateException("unseen");
              });
      other.start();
      other.join();
    }
  }

  /** Ends Java. */
  public static final class Exits {
    private Exits() {}

    public static float[] convolve(float[] x, float[] k, float[] b, int[] geometry) {
      System.exit(0);
      return x;
    }
  }

  /** Never comes back. */
  public static final class Loops {
    private Loops() {}

    public static float[] convolve(float[] x, float[] k, float[] b, int[] geometry)
        throws InterruptedException {
      while (geometry.length > 0) {
        Thread.sleep(5);
      }
      return x;
    }
  }

  /** Cannot be made. */
  public static final class Unmade implements Convolution<float[]> {
    public Unmade() {
      throw new UnsupportedOperationException("not made");
    }

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return x;
    }
  }

  /** Cannot be initialised. */
  public static final class Uninitialised {
    private static final int[] NONE = Arrays.copyOf(new int[0], Integer.parseInt("-1"));

    private Uninitialised() {}

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry) {
      return NONE;
    }
  }

  /** What a convolution of arrays has in common. */
  public abstract static class Base<A, V> implements Convolution<V> {
    Base() {}

    abstract A nothing();
  }

  /** Says its array type two steps up. */
  public static final class Inherits extends Base<String, long[]> {
    public Inherits() {}

    @Override
    String nothing() {
      return "";
    }

    @Override
    public long[] apply(Geometry g, long[] x, long[] k, Optional<long[]> b) {
      return new long[] {x[0] * k[0] + b.map(bias -> bias[0]).orElse(0L)};
    }
  }

  /** Answers questions: with its input, or as their padding says. */
  public static final class Answering implements Convolution<float[]>, Inquired {
    public Answering() {}

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      return new float[] {x[0] * k[0]};
    }

    @Override
    public StoredTensor answer(Inquiry.Question question) throws IOException {
      return switch (question.word("padding")) {
        case "declined" -> throw new DeclinedException("no such\nword");
        case "thrown" -> throw new IOException("no paper");
        case "words" -> StoredTensor.of(List.of(JavaHost.words().size()), new float[] {1, 2});
        case "exit" -> {
          System.exit(3);
          yield question.x();
        }
        default -> question.x();
      };
    }
  }

  /** No convolution. */
  public static final class Other {
    private Other() {}

    public static double[] convolve(double[] x, double[] k, int[] geometry) {
      return x;
    }

    public static float[] one(float[] x, float[] k, float[] b, int[] geometry) {
      return x;
    }

    public static float[] two(float[] x, float[] k, float[] b, int[] geometry) {
      return x;
    }
  }
}
