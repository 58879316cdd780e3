package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.FormatNames;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.law.SumError;
import dev.convproof.tensor.Problem;
import java.util.Arrays;

/** Formats and their name. */
record NamedFormats(String name, Formats formats) {
  static NamedFormats of(String name) {
    Arithmetic<?> arithmetic = Arithmetic.named(name);
    return new NamedFormats(
        FormatNames.canonical(name), MixedArithmetic.formatsOf(arithmetic).orElseThrow());
  }

  SumError error(boolean nearest) {
    SumError usual = SumError.of(formats);
    return nearest ? new SumError(formats, true) : usual;
  }

  /** Returns whether each number of a problem is one of its tensor's format. */
  boolean holds(Problem<double[]> problem) {
    return holds(formats.input(), problem.input().data())
        && holds(formats.weights(), problem.weights().data())
        && problem.bias().map(bias -> holds(formats.bias(), bias.data())).orElse(true);
  }

  static boolean holds(NumberFormat format, double[] values) {
    return Arrays.stream(values).allMatch(format::represents);
  }

  /** In words: what each number is, and how sums are rounded. */
  String words(boolean nearest) {
    String what =
        Output.text(
            "%s: tensors %s, sums %s, outputs %s",
            name,
            formats.input() == formats.weights()
                ? formats.input().symbol()
                : formats.input().symbol() + " and " + formats.weights().symbol(),
            formats.accumulator().symbol(),
            formats.output().symbol());
    if (!formats.areFloats()) {
      return what + ", exact";
    }
    return what + (error(nearest).nearest() ? ", rounded to nearest" : ", which may be truncated");
  }
}
