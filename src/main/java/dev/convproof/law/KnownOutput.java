package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** A strategy computes, on one case, the integers that a source prints. */
public final class KnownOutput extends Law {
  private final String source;
  private final Case on;
  private final long[] printed;

  /**
   * @param source who prints them
   * @param on the case
   * @param printed the output, in the order of [n, co, ho, wo]
   */
  public KnownOutput(String source, Case on, long... printed) {
    super("known output", "A strategy computes what " + source + " prints.");
    this.source = source;
    this.on = on;
    this.printed = printed.clone();
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    if (c.toString().equals(on.toString())) {
      Tensor<V> expected = new Tensor<>(Shape.output(c.geometry()), numbers.load(printed, 0));
      comparison.expect(expected, trial.output(), trial.name() + " differs from " + source);
    }
  }

  @Override
  Message.Told whyVacuous() {
    return Message.told("known-on", "the output is known on %s alone", on);
  }
}
