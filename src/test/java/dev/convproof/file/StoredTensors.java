package dev.convproof.file;

import dev.convproof.file.StoredTensor.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Tensors of every type, from shape () to (4, 4, 4, 4), with the extremes of each type. */
final class StoredTensors implements ArbitrarySupplier<StoredTensor> {

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    Float.MIN_VALUE,
    Float.MAX_VALUE
  };

  /** The types that NumPy has. */
  static final List<ElementType> NUMPYS =
      Arrays.stream(ElementType.values())
          .filter(type -> !type.code().isEmpty() && type != ElementType.BFLOAT16)
          .toList();

  @Override
  public Arbitrary<StoredTensor> get() {
    Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(4);
    Arbitrary<ElementType> types = Arbitraries.of(NUMPYS);
    return Combinators.combine(shapes, types, Arbitraries.longs()).as(StoredTensors::array);
  }

  private static StoredTensor array(List<Integer> shape, ElementType type, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int elements = StoredTensor.size(shape).intValueExact();
    if (type.isInteger()) {
      return StoredTensor.of(
          shape, type, random.longs(elements).map(bits -> integer(type, bits)).toArray());
    }
    double[] values = random.longs(elements).mapToDouble(StoredTensors::real).toArray();
    if (type == ElementType.FLOAT16) {
      return StoredTensor.of(shape, type, halves(random, elements));
    }
    return type == ElementType.FLOAT64
        ? StoredTensor.of(shape, values)
        : StoredTensor.of(shape, floats(values));
  }

  private static float[] halves(SplittableRandom random, int elements) {
    float[] values = new float[elements];
    for (int at = 0; at < elements; at++) {
      values[at] = ElementType.FLOAT16.floatOf(random.nextInt(1 << 16));
    }
    return values;
  }

  private static long integer(ElementType type, long bits) {
    return switch ((int) (bits >>> 62)) {
      case 0 -> type.smallest();
      case 1 -> type.largest();
      default -> type.smallest() | (bits & type.largest());
    };
  }

  private static double real(long bits) {
    return bits % 2 == 0
        ? SPECIAL[Math.floorMod(bits >> 1, SPECIAL.length)]
        : Double.longBitsToDouble(bits);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    Arrays.setAll(values, i -> floats[i] = (float) values[i]);
    return floats;
  }
}
