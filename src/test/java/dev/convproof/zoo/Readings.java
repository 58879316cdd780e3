package dev.convproof.zoo;

import dev.convproof.geometry.Axis;

/** Liars that read the wrong input or the wrong weight: kernel, stride, dilation, padding. */
final class Readings {
  private Readings() {}

  static final Liar FLIPPED_KERNEL =
      Liar.named("flipped kernel")
          .reading(
              t -> {
                t.a = t.g.rows().kernel() - 1 - t.a;
                t.b = t.g.columns().kernel() - 1 - t.b;
              });

  static final Liar TRANSPOSED_KERNEL =
      Liar.named("transposed kernel")
          .reading(
              t -> {
                int at = t.b * t.g.rows().kernel() + t.a;
                t.a = at / t.g.columns().kernel();
                t.b = at % t.g.columns().kernel();
              });

  static final Liar LAST_TAP_DROPPED =
      Liar.named("last tap dropped")
          .reading(
              t -> t.skipIf(t.g.taps() > 1 && t.a * t.b == lastTap(t.g.rows(), t.g.columns())));

  private static int lastTap(Axis rows, Axis columns) {
    return (rows.kernel() - 1) * (columns.kernel() - 1);
  }

  static final Liar SWAPPED_STRIDES =
      Liar.named("swapped strides")
          .reading(
              t -> {
                t.row += t.i * (t.g.columns().stride() - t.g.rows().stride());
                t.column += t.j * (t.g.rows().stride() - t.g.columns().stride());
              });

  static final Liar IGNORED_STRIDE =
      Liar.named("ignored stride")
          .reading(
              t -> {
                t.row -= t.i * (t.g.rows().stride() - 1);
                t.column -= t.j * (t.g.columns().stride() - 1);
              });

  static final Liar IGNORED_DILATION =
      Liar.named("ignored dilation")
          .reading(
              t -> {
                t.row -= t.a * (t.g.rows().dilation() - 1);
                t.column -= t.b * (t.g.columns().dilation() - 1);
              });

  static final Liar DILATION_OF_ROWS_ONLY =
      Liar.named("dilation of rows only")
          .reading(t -> t.column -= t.b * (t.g.columns().dilation() - 1));

  static final Liar SWAPPED_PADDINGS =
      Liar.named("swapped paddings")
          .reading(
              t -> {
                t.row += t.g.rows().padBefore() - t.g.columns().padBefore();
                t.column += t.g.columns().padBefore() - t.g.rows().padBefore();
              });

  static final Liar PADDING_SPLIT_EVENLY =
      Liar.named("padding split evenly")
          .reading(
              t -> {
                t.row += t.g.rows().padBefore() - evenly(t.g.rows());
                t.column += t.g.columns().padBefore() - evenly(t.g.columns());
              });

  private static int evenly(Axis axis) {
    return (axis.padBefore() + axis.padAfter()) / 2;
  }

  static final Liar PADDING_AT_THE_BEGINNING_ONLY =
      Liar.named("padding at the beginning only")
          .reading(t -> t.skipIf(passesEnd(t.g.rows(), t.i) || passesEnd(t.g.columns(), t.j)));

  /** Whether a window reads padding behind the input, for which there is no data at all. */
  private static boolean passesEnd(Axis axis, int window) {
    return axis.position(window, axis.kernel() - 1) >= axis.input();
  }

  static final Liar REPLICATED_BORDER =
      Liar.named("replicated border")
          .reading(
              t -> {
                t.row = nearest(t.g.rows(), t.row);
                t.column = nearest(t.g.columns(), t.column);
              });

  private static int nearest(Axis axis, int position) {
    return Math.max(0, Math.min(axis.input() - 1, position));
  }
}
