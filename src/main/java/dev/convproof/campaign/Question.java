package dev.convproof.campaign;

import dev.convproof.algebra.RationalPolynomials;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.ComposedStacks;
import dev.convproof.proof.FormalGradients;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question that a campaign asks at each shape. */
public interface Question {
  /** The fixed cost of a shape, in products: measured at proofs of all values, and rounded. */
  int PRODUCTS_FOR_A_SHAPE = 50;

  /** Returns what is asked, of what, in a line; questions of one name have the same answers. */
  String name();

  /** Returns one who answers; each thread has its own. */
  Answering open();

  /**
   * Predicts the cost of an answer, in products, so that tasks can be made alike; the fixed cost of
   * a shape is a part of it.
   */
  double cost(Space.Shape shape);

  /** Answers at one shape after the other, from one thread. */
  interface Answering extends AutoCloseable {

    /**
     * Answers at a shape. The same shape of the same rank has the same answer.
     *
     * @param rank of the shape in the space
     */
    Answer at(Space.Shape shape, long rank);

    @Override
    default void close() {}
  }

  /**
   * The answer at one shape.
   *
   * @param judged how much was compared, such as pairs of polynomials, up to what refutes
   * @param refuted what differs, in a line; empty where nothing does
   * @param suspect whether something is within its bound, but beyond what chance gives
   */
  record Answer(long judged, Optional<String> refuted, boolean suspect) {
    /** Creates an answer of which nothing is suspect. */
    public Answer(long judged, Optional<String> refuted) {
      this(judged, refuted, false);
    }
  }

  /**
   * Asks whether strategies agree with the definition for all values: in every commutative ring, or
   * where one of them divides, in every one that has the divisions.
   */
  static Question allValues(List<Strategy> strategies) {
    return of(
        "agreement for all values of " + names(strategies.stream().map(Strategy::name)),
        () -> {
          boolean divides = !Strategies.direct().containsAll(strategies);
          AllValues proof =
              divides
                  ? new AllValues(strategies, RationalPolynomials.INSTANCE)
                  : new AllValues(strategies);
          return (shape, rank) -> {
            AllValues.ShapeResult result = proof.at(shape.only());
            return new Answer(
                result.polynomials(),
                result
                    .difference()
                    .map(
                        d ->
                            d.strategy().name()
                                + ", output "
                                + d.position()
                                + ": "
                                + d.expected()
                                + " expected, but was "
                                + d.actual()));
          };
        });
  }

  /** As {@link #allValues(List)}, of the strategies that divide by nothing. */
  static Question allValues() {
    return allValues(Strategies.direct());
  }

  /**
   * Asks whether two stacked convolutions are the composed one, for all values; asked of stacks.
   */
  static Question composition() {
    return of(
        "composition of the definition with itself",
        () -> {
          ComposedStacks proof = new ComposedStacks(Strategies.DEFINITION);
          return (shape, rank) -> {
            ComposedStacks.StackResult result =
                proof.at(shape.layers().get(0), shape.layers().get(1));
            return new Answer(
                result.polynomials(),
                result
                    .difference()
                    .map(
                        d ->
                            "output "
                                + d.position()
                                + ": "
                                + d.expected()
                                + " expected, but was "
                                + d.actual()));
          };
        });
  }

  /** Asks whether backward passes are the formal derivatives, for all values. */
  static Question gradients() {
    List<BackwardStrategy> passes = BackwardStrategies.all();
    return of(
        "formal gradients of " + names(passes.stream().map(BackwardStrategy::name)),
        () -> {
          FormalGradients proof = new FormalGradients(passes);
          return (shape, rank) -> {
            FormalGradients.GradientResult result = proof.at(shape.only());
            return new Answer(
                result.polynomials(),
                result
                    .difference()
                    .map(
                        d ->
                            d.pass().name()
                                + ", gradient of the "
                                + d.of()
                                + " at "
                                + d.position()
                                + ": "
                                + d.expected()
                                + " expected, but was "
                                + d.actual()));
          };
        });
  }

  private static String names(Stream<String> of) {
    return of.collect(Collectors.joining(", "));
  }

  /** Opens one who answers. */
  interface Opening {
    /** Returns one. */
    Answering open();
  }

  /** Returns a question of a name, which costs as products do. */
  static Question of(String name, Opening opening) {
    return of(name, Space.Shape::products, opening);
  }

  /**
   * Returns a question of a name.
   *
   * @param products to which an answer at a shape compares
   */
  static Question of(String name, ToDoubleFunction<Space.Shape> products, Opening opening) {
    return new Question() {
      @Override
      public double cost(Space.Shape shape) {
        return PRODUCTS_FOR_A_SHAPE + products.applyAsDouble(shape);
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public Answering open() {
        return opening.open();
      }
    };
  }
}
