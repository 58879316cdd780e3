package dev.convproof.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers for the sides of an image: as many as there are sides, or one for all of them.
 *
 * @param values as they were typed
 */
record Sides(int[] values) {

  /** The number of a side. */
  int of(int side) {
    return values.length == 1 ? values[0] : values[side];
  }

  private static Sides parse(String text, int sides, String example) {
    try {
      int[] values =
          Arrays.stream(text.split(",", -1)).mapToInt(v -> Integer.parseInt(v.strip())).toArray();
      if (values.length != 1 && values.length != sides) {
        throw new NumberFormatException();
      }
      return new Sides(values);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is not %s or a single integer for all".formatted(text, example));
    }
  }

  /** Vertical, horizontal. */
  static final class Two implements ITypeConverter<Sides> {
    @Override
    public Sides convert(String text) {
      return parse(text, 2, "two integers such as 2,1");
    }
  }

  /** Top, left, bottom, right. */
  static final class Four implements ITypeConverter<Sides> {
    @Override
    public Sides convert(String text) {
      return parse(text, 4, "four integers such as 1,1,0,0");
    }
  }
}
