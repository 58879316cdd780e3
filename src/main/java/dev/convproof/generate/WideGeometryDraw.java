package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * Draws the geometries that real kernels stumble over. Each has one thing that is large; the rest
 * takes what is left of a budget of products, so that most draws cost little. What breaks kernels
 * is known from bug reports: tails of vectors, blocks and tiles, batches beyond one block, fast
 * paths for common shapes, and indices of 16 bits.
 */
final class WideGeometryDraw {
  private static final int MOST_ELEMENTS = 1 << 17;
  private static final int LONG_STRIDE = 1 << 16;

  private final Draw draw;
  private final long products;
  private final long terms;
  private long room;

  /**
   * Draws within a budget.
   *
   * @param products the most products of a case
   * @param terms the most products of one output
   */
  WideGeometryDraw(Draw draw, long products, long terms) {
    this.draw = draw;
    this.products = products;
    this.terms = terms;
  }

  Geometry next() {
    room = Math.min(products, 1L << draw.between(6, 11));
    return switch (draw.between(0, 43)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> commonLayer();
      case 10, 11, 12, 13, 14, 15, 16, 17 -> channels();
      case 18, 19, 20, 21, 22, 23 -> groups();
      case 24, 25, 26, 27 -> depthwise();
      case 28, 29, 30 -> batch();
      case 31, 32, 33 -> withAxes(largeKernel(), draw.oneIn(3) ? largeKernel() : small());
      case 34, 35, 36 -> withAxes(largeStride(), draw.oneIn(2) ? largeStride() : small());
      case 37, 38 -> withAxes(dilated(), draw.oneIn(2) ? dilated() : small());
      case 39 -> withAxes(padded(), draw.oneIn(2) ? padded() : small());
      case 40, 41 -> image();
      default -> withAxes(longAxis(), new Axis(1, 1, 1, 0, 0, 1));
    };
  }

  /** A whole layer, more windows than 16 bits count, or a stride that they do not hold. */
  Geometry whole(int kind) {
    room = products;
    boolean turned = draw.oneIn(2);
    switch (kind) {
      case 0 -> {
        if (products >= Reach.MORE_WINDOWS_THAN_16_BITS) {
          Axis some = following(1, 256, 1, 1, 0, 0);
          Axis more = following(1, draw.between(257, 260), 1, 1, 0, 0);
          return new Geometry(1, 1, 1, 1, turned ? more : some, turned ? some : more);
        }
      }
      case 1 -> {
        int stride = LONG_STRIDE + draw.between(0, 3);
        Axis far = following(draw.between(2, 3), 2, stride, 1, 0, draw.between(0, 1));
        Axis near = following(1, 1, 1, 1, 0, 0);
        return new Geometry(1, 1, 2, 3, turned ? near : far, turned ? far : near);
      }
      default -> {}
    }
    int kernel = draw.oneIn(3) ? 1 : 3;
    int stride = draw.oneIn(4) ? 2 : 1;
    int size = draw.oneIn(2) ? 14 : draw.between(7, 56);
    Axis rows = layerAxis(kernel, (int) take(Math.min(size, 5 + room / 64)), stride);
    Axis columns = layerAxis(kernel, (int) take(Math.min(size, 5 + room / 64)), stride);
    take((long) kernel * kernel);
    int inputs = some(mostTerms(kernel * kernel, 256));
    return new Geometry(1, 1, inputs, some(256), rows, columns);
  }

  /** 3×3 at stride and dilation 1 on five outputs and more: what most fast paths are for. */
  private Geometry commonLayer() {
    room = Math.min(products, 1L << draw.between(9, 12));
    int kernel = draw.oneIn(5) ? (draw.oneIn(2) ? 5 : 1) : 3;
    take((long) kernel * kernel);
    int most = (int) Math.max(5, Math.min(16, Math.sqrt((double) room)));
    Axis rows = layerAxis(kernel, (int) take(draw.between(5, most)), 1);
    Axis columns = layerAxis(kernel, (int) take(draw.between(5, most)), 1);
    if (draw.oneIn(4)) {
      int groups = some(24);
      return new Geometry(1, groups, groups, groups, rows, columns);
    }
    int inputs = some(mostTerms(kernel * kernel, 32));
    return new Geometry(1, 1, inputs, some(32), rows, columns);
  }

  private static Axis layerAxis(int kernel, int output, int stride) {
    return following(kernel, output, stride, 1, kernel / 2, kernel / 2);
  }

  private Geometry channels() {
    int most = draw.oneIn(5) ? 1_025 : draw.oneIn(4) ? 130 : 70;
    room = most > 70 ? Math.min(products, 1L << 11) : room;
    int large = some(mostTerms(1, most));
    boolean both = draw.oneIn(3);
    boolean atInput = draw.oneIn(2);
    int other = both ? some(mostTerms(atInput ? 1 : large, 70)) : (int) take(draw.between(1, 3));
    int inputs = atInput ? large : Math.min(other, mostTerms(1, other));
    int outputs = atInput ? other : large;
    Axis rows = fitting(inputs, 1);
    Axis columns = fitting(inputs, rows.kernel());
    return new Geometry(1, 1, inputs, outputs, rows, columns);
  }

  private Geometry groups() {
    int groups = draw.oneIn(2) ? draw.between(8, 17) : draw.between(3, 7);
    take(groups);
    boolean many = draw.oneIn(2);
    int inputs = many ? 2 + some(mostTerms(2, 38)) : draw.between(1, 3);
    int outputs = 1 + some(many ? 3 : 39);
    Axis rows = fitting(inputs, 1);
    Axis columns = fitting(inputs, rows.kernel());
    return new Geometry(1, groups, groups * inputs, groups * outputs, rows, columns);
  }

  private Geometry depthwise() {
    int groups = (int) take(Math.max(3, tail(draw.oneIn(8) ? 513 : 70)));
    int outputs = draw.oneIn(4) ? (int) take(draw.between(2, 3)) : 1;
    Axis rows = fitting(1, 1);
    Axis columns = fitting(1, rows.kernel());
    return new Geometry(1, groups, groups, groups * outputs, rows, columns);
  }

  private Geometry batch() {
    int images = draw.oneIn(3) ? draw.between(33, draw.oneIn(8) ? 65 : 35) : draw.between(3, 5);
    take(images);
    int groups = draw.oneIn(4) ? 2 : 1;
    Axis rows = fitting(groups, 1);
    Axis columns = fitting(groups, rows.kernel());
    return new Geometry(images, groups, groups * some(3), groups * some(3), rows, columns);
  }

  private Geometry image() {
    room = Math.min(products, 1L << 13);
    int height = (int) take(draw.oneIn(2) ? draw.between(17, 64) : Math.max(17, tail(65)));
    int width = (int) take(draw.oneIn(2) ? draw.between(17, 64) : Math.max(17, tail(65)));
    Axis rows = layerAxis((int) take(draw.oneIn(3) ? 3 : 1), height, 1);
    Axis columns = layerAxis((int) take(draw.oneIn(3) ? 3 : 1), width, 1);
    return new Geometry(1, 1, some(3), some(3), rows, columns);
  }

  /** Few channels, a batch now and then, over two axes one of which is large in its way. */
  private Geometry withAxes(Axis one, Axis other) {
    boolean turned = draw.oneIn(2);
    Axis rows = turned ? other : one;
    Axis columns = turned ? one : other;
    int taps = rows.kernel() * columns.kernel();
    int most = Math.max(1, MOST_ELEMENTS / Math.multiplyExact(rows.input(), columns.input()));
    int images = draw.oneIn(6) ? Math.min(most, draw.between(2, 3)) : 1;
    int groups = draw.oneIn(4) ? Math.min(most / images, draw.between(2, 3)) : 1;
    groups = Math.max(1, groups);
    int inputs = Math.min(Math.max(1, most / (images * groups)), some(mostTerms(taps, 4)));
    return new Geometry(images, groups, groups * inputs, groups * some(4), rows, columns);
  }

  private Axis largeKernel() {
    int kernel = draw.oneIn(10) ? draw.between(12, 31) : draw.between(5, 11);
    kernel = (int) Math.min(kernel, Math.sqrt((double) terms));
    take(kernel);
    int before = draw.between(0, kernel / 2);
    return following(kernel, some(4), draw.between(1, 2), 1, before, draw.between(0, before));
  }

  private Axis largeStride() {
    int stride = draw.oneIn(10) ? draw.between(9, 16) : draw.between(3, 8);
    return following(
        (int) take(draw.between(1, 4)),
        1 + some(3),
        stride,
        1,
        draw.between(0, 2),
        draw.between(0, 2));
  }

  private Axis dilated() {
    int dilation = draw.oneIn(8) ? draw.between(6, 31) : draw.between(3, 5);
    int padding = draw.between(0, dilation);
    int kernel = (int) take(draw.between(2, 4));
    return following(kernel, some(4), draw.between(1, 2), dilation, padding, padding);
  }

  private Axis padded() {
    int kernel = (int) take(draw.between(1, 3));
    int beyond = kernel + draw.between(0, 3);
    boolean after = draw.oneIn(2);
    return new Axis(
        draw.between(1, 4),
        kernel,
        draw.between(1, 2),
        after ? draw.between(0, 2) : beyond,
        after ? beyond : draw.between(0, 2),
        1);
  }

  private Axis longAxis() {
    room = Math.min(products, 1L << 11);
    int kernel = (int) take(draw.between(1, draw.oneIn(4) ? 11 : 3));
    int output = (int) take(Math.max(9, tail(draw.oneIn(4) ? 1_025 : 130)));
    return following(kernel, output, draw.between(1, 2), 1, kernel / 2, kernel / 2);
  }

  private Axis small() {
    int kernel = (int) take(draw.between(1, 3));
    int before = draw.between(0, 1);
    return following(kernel, some(4), draw.between(1, 2), 1, before, draw.between(0, 1));
  }

  /** An axis for what is left of the room, and of the terms of one output. */
  private Axis fitting(int inputs, int otherKernel) {
    int kernel = (int) Math.min(Math.sqrt((double) room) + 1, draw.between(1, 3));
    kernel = (int) take(Math.min(kernel, Math.max(1, terms / ((long) inputs * otherKernel))));
    int before = draw.between(0, 1);
    return following(
        kernel,
        some(5),
        draw.between(1, draw.oneIn(4) ? 4 : 2),
        draw.oneIn(4) ? 2 : 1,
        before,
        draw.oneIn(3) ? 1 - before : before);
  }

  private static Axis following(
      int kernel, int output, int stride, int dilation, int before, int after) {
    int padded = (output - 1) * stride + dilation * (kernel - 1) + 1;
    return new Axis(Math.max(1, padded - before - after), kernel, stride, before, after, dilation);
  }

  private long take(long value) {
    room = Math.max(1, room / value);
    return value;
  }

  /** Takes a size from 1 to the most, and to what is left; often one beside a power of two. */
  private int some(int most) {
    int left = (int) Math.min(most, room);
    return (int) take(draw.oneIn(2) ? tail(left) : draw.between(1, left));
  }

  /** A power of two, or one beside it, from 1 to the most. */
  private int tail(int most) {
    int power = 1 << draw.between(0, 31 - Integer.numberOfLeadingZeros(most));
    return Math.max(1, Math.min(most, power + draw.between(-1, 1)));
  }

  private int mostTerms(int taken, int most) {
    return (int) Math.max(1, Math.min(most, terms / taken));
  }
}
