package dev.convproof.audit;

import dev.convproof.algebra.Doubles;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.SplittableRandom;

/** What becomes of outputs on real machines. */
enum Corruption {
  ONE_MORE {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int at = random.nextInt(g.outputSize());
      set(y, at, Array.getDouble(y, at) + 1);
    }
  },
  BIT_FLIP {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int at = random.nextInt(g.outputSize());
      if (y instanceof float[] floats) {
        int bits = Float.floatToRawIntBits(floats[at]) ^ 1 << random.nextInt(Integer.SIZE);
        floats[at] = Float.intBitsToFloat(bits);
      } else if (y instanceof double[] doubles) {
        long bits = Double.doubleToRawLongBits(doubles[at]) ^ 1L << random.nextInt(Long.SIZE);
        doubles[at] = Double.longBitsToDouble(bits);
      } else if (y instanceof int[] ints) {
        ints[at] ^= 1 << random.nextInt(Integer.SIZE);
      } else {
        ((long[]) y)[at] ^= 1L << random.nextInt(Long.SIZE);
      }
    }
  },
  ZERO {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      set(y, random.nextInt(g.outputSize()), 0);
    }
  },
  ALL_ZERO {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      for (int at = 0; at < g.outputSize(); at++) {
        set(y, at, 0);
      }
    }
  },
  SWAPPED_CHANNELS {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int image = random.nextInt(g.batch()) * g.outputChannels();
      int one = (image + random.nextInt(g.outputChannels())) * g.windows();
      int other = (image + random.nextInt(g.outputChannels())) * g.windows();
      for (int at = 0; at < g.windows(); at++) {
        double kept = Array.getDouble(y, one + at);
        set(y, one + at, Array.getDouble(y, other + at));
        set(y, other + at, kept);
      }
    }
  },
  FIRST_PLANE_FOR_LAST {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      System.arraycopy(y, 0, y, g.outputSize() - g.windows(), g.windows());
    }
  },
  STALE_ROW {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int width = g.columns().output();
      int row = random.nextInt(g.outputSize() / width);
      System.arraycopy(y, row == 0 ? 0 : (row - 1) * width, y, row * width, width);
    }
  },
  SHIFTED_ROW {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int width = g.columns().output();
      int row = random.nextInt(g.outputSize() / width) * width;
      System.arraycopy(y, row, y, row + 1, width - 1);
    }
  },
  STALE_TILE {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      int width = g.columns().output();
      int plane = random.nextInt(g.batch() * g.outputChannels()) * g.windows();
      int rows = Math.min(4, g.rows().output());
      int columns = Math.min(4, width);
      int other = random.nextInt(g.batch() * g.outputChannels()) * g.windows();
      for (int i = 0; i < rows; i++) {
        System.arraycopy(y, other + i * width, y, plane + i * width, columns);
      }
    }
  },
  SHIFTED {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      System.arraycopy(y, 0, y, 1, g.outputSize() - 1);
    }
  },
  HUGE {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      set(y, random.nextInt(g.outputSize()), 2_000_000_000);
    }
  },
  TRUNCATED_SUM {
    @Override
    <V> void spoil(Object y, Problem<V> p, SplittableRandom random) {
      Geometry g = p.geometry();
      int at = random.nextInt(g.outputSize());
      double[] weights = doubles(p.weights().data());
      int channel = at / g.windows() % g.outputChannels();
      weights[(channel + 1) * g.products() - 1] = 0; // whose product is not added
      Problem<double[]> cut =
          Problem.of(
              g,
              doubles(p.input().data()),
              weights,
              p.bias().map(Tensor::data).map(Corruption::doubles));
      set(y, at, Strategies.DEFINITION.convolve(Doubles.INSTANCE, cut).data()[at]);
    }
  },
  TWO_THAT_CANCEL {
    @Override
    void spoil(Object y, Geometry g, SplittableRandom random) {
      set(y, 0, Array.getDouble(y, 0) + 5);
      int last = g.outputSize() - 1;
      set(y, last, Array.getDouble(y, last) - 5);
    }
  };

  void spoil(Object y, Geometry g, SplittableRandom random) {
    throw new IllegalStateException(name());
  }

  <V> void spoil(Object y, Problem<V> p, SplittableRandom random) {
    spoil(y, p.geometry(), random);
  }

  /** Returns a copy of an output that is spoilt so; now and then it is the same. */
  @SuppressWarnings("unchecked")
  <V> V of(Problem<V> problem, V output, long seed) {
    int length = Array.getLength(output);
    Object copy = Array.newInstance(output.getClass().getComponentType(), length);
    System.arraycopy(output, 0, copy, 0, length);
    spoil(copy, problem, new SplittableRandom(seed));
    return (V) copy;
  }

  private static double[] doubles(Object array) {
    double[] values = new double[Array.getLength(array)];
    for (int at = 0; at < values.length; at++) {
      values[at] = Array.getDouble(array, at);
    }
    return values;
  }

  private static void set(Object array, int at, double value) {
    if (array instanceof float[] floats) {
      floats[at] = (float) value;
    } else if (array instanceof double[] doubles) {
      doubles[at] = value;
    } else if (array instanceof int[] ints) {
      ints[at] = (int) value;
    } else {
      ((long[]) array)[at] = (long) value;
    }
  }
}
