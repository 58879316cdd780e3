package dev.convproof.file;

import java.lang.reflect.Field;

/** What Jazzer calls with the inputs that it makes, in a process of its own. */
public final class Fuzzed {
  private static Fuzzing fuzzing;

  private Fuzzed() {}

  /**
   * Finds who reads them.
   *
   * @param arguments a class, and the name of what it tries, which one of its static fields holds
   */
  public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
    for (Field field : Class.forName(arguments[0]).getDeclaredFields()) {
      if (field.getType() == Fuzzing.class) {
        field.setAccessible(true);
        Fuzzing one = (Fuzzing) field.get(null);
        fuzzing = one.name().equals(arguments[1]) ? one : fuzzing;
      }
    }
    fuzzing.warmUp();
  }

  /** Has an input read. */
  public static void fuzzerTestOneInput(byte[] input) {
    fuzzing.answer(input);
  }
}
