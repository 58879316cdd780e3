package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.law.SumError;

/** Formats and their name. */
record NamedFormats(String name, Formats formats) {
  static NamedFormats of(String name) {
    Arithmetic<?> arithmetic = Arithmetic.named(name);
    return new NamedFormats(
        MixedArithmetic.canonical(name), MixedArithmetic.formatsOf(arithmetic).orElseThrow());
  }

  SumError error(boolean nearest) {
    SumError usual = SumError.of(formats);
    return nearest ? new SumError(formats, true) : usual;
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
