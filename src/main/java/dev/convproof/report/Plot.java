package dev.convproof.report;

import dev.convproof.report.words.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Points on two logarithmic axes, in whole powers of ten.
 *
 * @param title what is shown
 * @param across what grows to the right
 * @param up what grows upwards
 * @param points where the plot's dots are, in pixels
 * @param verticals lines at powers of ten, from left to right
 * @param horizontals lines at powers of ten, from the bottom up
 */
public record Plot(
    String title,
    String across,
    String up,
    List<Dot> points,
    List<Line> verticals,
    List<Line> horizontals) {
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int SIDE = 300;

  /** Copies the lists. */
  public Plot {
    points = List.copyOf(points);
    verticals = List.copyOf(verticals);
    horizontals = List.copyOf(horizontals);
  }

  /** A value to show; both numbers are positive. */
  public record Value(String name, double x, double y) {}

  /** A value in pixels. */
  public record Dot(String name, String x, String y) {}

  /** A power of ten in pixels. */
  public record Line(String label, String at) {}

  /** Lays values out. */
  public static Plot of(String title, String across, String up, List<Value> values) {
    Scale x = Scale.over(values.stream().mapToDouble(Value::x).toArray());
    Scale y = Scale.over(values.stream().mapToDouble(Value::y).toArray());
    return new Plot(
        title,
        across,
        up,
        values.stream()
            .map(v -> new Dot(v.name(), pixel(LEFT + x.at(v.x())), pixel(TOP + SIDE - y.at(v.y()))))
            .toList(),
        x.powers().map(e -> new Line(power(e), pixel(LEFT + x.ofPower(e)))).toList(),
        y.powers().map(e -> new Line(power(e), pixel(TOP + SIDE - y.ofPower(e)))).toList());
  }

  /** Returns the plot as an SVG file. */
  public String svg() {
    return new Templates(new Wording()).markup("plot.svg", Map.of("plot", this));
  }

  /** From one power of ten to another. */
  private record Scale(int least, int greatest) {
    static Scale over(double... values) {
      double[] logarithms = Arrays.stream(values).map(Math::log10).sorted().toArray();
      int least = (int) Math.floor(logarithms[0]);
      int greatest = (int) Math.ceil(logarithms[logarithms.length - 1]);
      return new Scale(least, Math.max(greatest, least + 1));
    }

    Stream<Integer> powers() {
      return IntStream.rangeClosed(least, greatest).boxed();
    }

    double at(double value) {
      return SIDE * (Math.log10(value) - least) / (greatest - least);
    }

    double ofPower(int exponent) {
      return SIDE * (double) (exponent - least) / (greatest - least);
    }
  }

  private static String pixel(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String power(int exponent) {
    return exponent < 0 ? "0." + "0".repeat(-exponent - 1) + "1" : "1" + "0".repeat(exponent);
  }
}
