package dev.convproof.file;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Arrays of every type, from shape () to (4, 4, 4, 4), with the extremes of each type. */
final class NpyArrays implements ArbitrarySupplier<NpyArray> {

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

  @Override
  public Arbitrary<NpyArray> get() {
    Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(4);
    Arbitrary<ElementType> types = Arbitraries.of(ElementType.values());
    return Combinators.combine(shapes, types, Arbitraries.longs()).as(NpyArrays::array);
  }

  private static NpyArray array(List<Integer> shape, ElementType type, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int elements = NpyArray.elements(shape).intValueExact();
    return new NpyArray(shape, data(type, elements, random));
  }

  private static NpyData data(ElementType type, int elements, SplittableRandom random) {
    if (type.isInteger()) {
      return new NpyData.Integers(
          type, random.longs(elements).map(bits -> integer(type, bits)).toArray());
    }
    double[] values = random.longs(elements).mapToDouble(NpyArrays::real).toArray();
    return type == ElementType.FLOAT64 ? new NpyData.Float64(values) : floats(values);
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

  private static NpyData floats(double[] values) {
    float[] floats = new float[values.length];
    Arrays.setAll(values, i -> floats[i] = (float) values[i]);
    return new NpyData.Float32(floats);
  }
}
