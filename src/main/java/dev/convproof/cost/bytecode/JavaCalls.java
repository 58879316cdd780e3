package dev.convproof.cost.bytecode;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.cost.bytecode.Profile.InstructionKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Calls that leave what can be rewritten: Java's own library, which the virtual machine loads for
 * itself. They are counted at the call site where a floating-point number, a box or an array of
 * them, goes in. A functional interface is not the library: what stands behind it is counted where
 * it is written, or where it is referred to.
 */
final class JavaCalls {
  private static final Set<String> FUSED = Set.of("Math.fma");

  private static final Set<String> MOVES =
      Set.of(
          "Double.valueOf",
          "Double.doubleValue",
          "Float.valueOf",
          "Float.floatValue",
          "Arrays.copyOf",
          "Arrays.copyOfRange",
          "Arrays.fill",
          "DoubleBuffer.put",
          "DoubleBuffer.get",
          "DoubleBuffer.wrap",
          "FloatBuffer.put",
          "FloatBuffer.get",
          "FloatBuffer.wrap",
          "double[].clone",
          "float[].clone");

  private static final Set<String> COMPARISONS =
      Set.of(
          "Math.max",
          "Math.min",
          "Math.abs",
          "Math.signum",
          "Double.compare",
          "Double.compareTo",
          "Double.equals",
          "Double.isNaN",
          "Double.isInfinite",
          "Double.isFinite",
          "Double.max",
          "Double.min",
          "Float.compare",
          "Float.compareTo",
          "Float.equals",
          "Float.isNaN",
          "Float.isInfinite",
          "Float.isFinite",
          "Float.max",
          "Float.min",
          "Arrays.equals",
          "Arrays.compare",
          "Arrays.sort");

  private JavaCalls() {}

  /** A call that is counted. */
  record LibraryCall(InstructionKind kind, NumberFormat precision, String callee) {}

  /**
   * Returns the call of a method, if it leaves and takes floating-point numbers along: as
   * arguments, or as the object that it is called on.
   */
  static Optional<LibraryCall> of(
      String owner, String method, String descriptor, boolean onObject) {
    Stream<Type> object = onObject ? Stream.of(Type.getObjectType(owner)) : Stream.empty();
    Stream<Type> taken = Stream.concat(object, Arrays.stream(Type.getArgumentTypes(descriptor)));
    return leaves(owner) && !owner.startsWith("java/util/function/")
        ? of(simple(owner) + "." + method, taken)
        : Optional.empty();
  }

  private static Optional<LibraryCall> of(String callee, Stream<Type> taken) {
    return taken
        .flatMap(type -> precision(type).stream())
        .max(NumberFormat::compareTo)
        .map(precision -> new LibraryCall(kind(callee), precision, callee));
  }

  private static InstructionKind kind(String callee) {
    if (FUSED.contains(callee)) {
      return InstructionKind.FUSED_MULTIPLY_ADD;
    }
    if (MOVES.contains(callee)) {
      return InstructionKind.MOVE;
    }
    return COMPARISONS.contains(callee) ? InstructionKind.COMPARISON : InstructionKind.OTHER_CALL;
  }

  /**
   * Returns the call of a site that Java links at run time, if it hands floating-point numbers to
   * the library: to a concatenation of strings or the equality of records, or to a method of the
   * library that a lambda stands for, whose later calls cannot be counted.
   */
  static Optional<LibraryCall> linked(String descriptor, Handle bootstrap, Object... arguments) {
    boolean lambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    Stream<LibraryCall> referred =
        Arrays.stream(arguments).flatMap(a -> referred(a, lambda).stream());
    Optional<LibraryCall> taken =
        lambda || !leaves(bootstrap.getOwner())
            ? Optional.empty()
            : of(bootstrap.getName(), Arrays.stream(Type.getArgumentTypes(descriptor)));
    return taken.or(referred::findFirst);
  }

  private static Optional<LibraryCall> referred(Object argument, boolean lambda) {
    if (argument instanceof Handle handle && !handle.getDesc().startsWith("(")) {
      return of("equality of records", Stream.of(Type.getType(handle.getDesc())));
    }
    if (lambda && argument instanceof Handle handle) {
      boolean onObject = handle.getTag() != Opcodes.H_INVOKESTATIC;
      return of(handle.getOwner(), handle.getName(), handle.getDesc(), onObject)
          .map(
              call ->
                  new LibraryCall(
                      InstructionKind.OTHER_CALL,
                      call.precision(),
                      "a reference to " + call.callee()));
    }
    return argument instanceof ConstantDynamic dynamic
        ? linked("()V", dynamic.getBootstrapMethod())
        : Optional.empty();
  }

  /** Returns whether the virtual machine loads a class for itself. */
  private static boolean leaves(String owner) {
    return Stream.of("java/", "javax/", "jdk/", "sun/", "[").anyMatch(owner::startsWith);
  }

  private static Optional<NumberFormat> precision(Type type) {
    return switch (type.getSort()) {
      case Type.DOUBLE -> Optional.of(NumberFormat.FLOAT64);
      case Type.FLOAT -> Optional.of(NumberFormat.FLOAT32);
      case Type.ARRAY -> precision(type.getElementType());
      case Type.OBJECT -> boxed(type.getInternalName());
      default -> Optional.empty();
    };
  }

  private static Optional<NumberFormat> boxed(String name) {
    if (!leaves(name)) {
      return Optional.empty();
    }
    if (simple(name).contains("Double")) {
      return Optional.of(NumberFormat.FLOAT64);
    }
    return simple(name).contains("Float") ? Optional.of(NumberFormat.FLOAT32) : Optional.empty();
  }

  private static String simple(String owner) {
    String name = Type.getObjectType(owner).getClassName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
