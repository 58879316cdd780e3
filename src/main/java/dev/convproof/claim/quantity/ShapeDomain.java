package dev.convproof.claim.quantity;

import dev.convproof.formula.Formula;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.smt.Proposition;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes for which a statement is made. */
public interface ShapeDomain {

  /** All shapes of an excess, in the order of cases. */
  List<Instance> ofSize(int excess);

  /**
   * Returns how many shapes have this excess, without making them; a very large number if too many.
   */
  long count(int excess);

  /** All shapes, as what is given of the variables. */
  Proposition premises();

  /** The excess of a shape in the unknowns; of shapes that these leave open, the least. */
  Formula size();

  /**
   * The variables that are products of others at every shape, such as ci of g and cig; none is a
   * factor of its own product.
   */
  default Map<String, Formula> products() {
    return Map.of();
  }

  /** The only shape, where one shape alone is spoken of. */
  default Optional<Instance> only() {
    return Optional.empty();
  }

  /** The shape of values of the unknowns, unless it is too large to be made. */
  Optional<Instance> instance(Map<String, BigInteger> unknowns);

  /**
   * One shape over which quantities are stated.
   *
   * @param line the case line
   * @param size how far the shape exceeds the all-ones default, all layers together
   * @param values of the variables that a formula may name
   * @param layers one, or two stacked ones
   */
  record Instance(String line, int size, Map<String, BigInteger> values, List<Geometry> layers) {

    /** The order of cases, for shapes alone: the size, then the case line. */
    public static final Comparator<Instance> SMALLEST_FIRST =
        Comparator.comparingInt(Instance::size).thenComparing(Instance::line);

    /** Copies the values and layers. */
    public Instance {
      values = Map.copyOf(values);
      layers = List.copyOf(layers);
    }

    /** The first layer. */
    public Geometry geometry() {
      return layers.get(0);
    }
  }
}
