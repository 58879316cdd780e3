package dev.convproof.cost.bytecode;

/** Classes by the contract for foreign convolutions that do what none should, on one output. */
public final class ForeignLiars {
  private static final String[] NAMES = {"w"};

  private ForeignLiars() {}

  private static double[] product(double[] x, double[] k, double[] b) {
    return new double[] {x[0] * k[0] + (b == null ? 0 : b[0])};
  }

  /** Ends Java. */
  public static final class Exits {
    private Exits() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      Runtime.getRuntime().exit(0);
      System.exit(0);
      return product(x, k, b);
    }
  }

  /** Prints, and takes the stream away from whoever prints next. */
  public static final class Prints {
    private Prints() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      System.out.println("{");
      System.out.close();
      return product(x, k, b);
    }
  }

  /** Never ends. */
  public static final class Loops {
    private Loops() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry)
        throws InterruptedException {
      while (NAMES.length > 0) {
        Thread.sleep(1_000);
      }
      return product(x, k, b);
    }
  }

  /** Throws where nobody looks. */
  public static final class ThrowsInAThread {
    private ThrowsInAThread() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry)
        throws InterruptedException {
      Thread other =
          new Thread(
              () -> {
                throw new IllegalStateException("unseen");
              });
      other.start();
      other.join();
      return product(x, k, b);
    }
  }

  /** Writes to its input and its weights. */
  public static final class Overwrites {
    private Overwrites() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      double[] y = product(x, k, b);
      x[0]++;
      k[0]++;
      return y;
    }
  }

  /** Right once. */
  public static final class Remembers {
    private static int calls;

    private Remembers() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      double[] y = product(x, k, b);
      y[0] += calls++ == 0 ? 0 : 1;
      return y;
    }
  }

  /** Gives no number. */
  public static final class NotANumber {
    private NotANumber() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return new double[] {Double.NaN};
    }
  }

  /** Rounds, as another algorithm may. */
  public static final class Rounds {
    private Rounds() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      double[] y = product(x, k, b);
      y[0] += 0x1p-40;
      return y;
    }
  }
}
