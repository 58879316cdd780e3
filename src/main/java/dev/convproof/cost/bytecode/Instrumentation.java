package dev.convproof.cost.bytecode;

import dev.convproof.cost.bytecode.CountingLoader.Sites;
import dev.convproof.cost.bytecode.Profile.InstructionKind;
import dev.convproof.cost.bytecode.Profile.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites a class so that it counts its floating-point instructions, each just before it is
 * executed. A method that has any keeps its thread's counters in one more local variable.
 */
record Instrumentation(Sites sites) {
  private static final String COUNTERS = Type.getInternalName(Counters.class);

  /** Returns the class that computes the same and counts. */
  byte[] of(byte[] original) {
    ClassNode type = new ClassNode();
    new ClassReader(original).accept(type, ClassReader.EXPAND_FRAMES);
    for (MethodNode method : type.methods) {
      if ((method.access & Opcodes.ACC_NATIVE) != 0) {
        sites.unseen(name(type) + "." + method.name);
      }
      Map<AbstractInsnNode, Site> found = found(name(type), method);
      if (!found.isEmpty()) {
        instrument(method, found);
      }
      stay(method);
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static String name(ClassNode type) {
    return Type.getObjectType(type.name).getClassName();
  }

  private static Map<AbstractInsnNode, Site> found(String type, MethodNode method) {
    Map<AbstractInsnNode, Site> found = new LinkedHashMap<>();
    for (AbstractInsnNode instruction : method.instructions) {
      call(instruction)
          .map(call -> new Site(type, method.name, call.kind(), call.precision(), call.callee()))
          .or(() -> arithmetic(type, method.name, instruction.getOpcode()))
          .ifPresent(site -> found.put(instruction, site));
    }
    return found;
  }

  private static Optional<JavaCalls.LibraryCall> call(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode called) {
      boolean onObject = called.getOpcode() != Opcodes.INVOKESTATIC;
      return JavaCalls.of(called.owner, called.name, called.desc, onObject);
    }
    return instruction instanceof InvokeDynamicInsnNode linked
        ? JavaCalls.linked(linked.desc, linked.bsm, linked.bsmArgs)
        : Optional.empty();
  }

  private static Optional<Site> arithmetic(String type, String method, int opcode) {
    return InstructionKind.of(opcode)
        .map(kind -> new Site(type, method, kind, InstructionKind.precision(opcode), ""));
  }

  private void instrument(MethodNode method, Map<AbstractInsnNode, Site> found) {
    int mine = method.maxLocals;
    found.forEach(
        (instruction, site) ->
            method.instructions.insertBefore(instruction, counting(mine, sites.number(site))));
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof FrameNode frame) {
        frame.local = withCounters(frame.local, mine);
      }
    }
    InsnList beginning = new InsnList();
    beginning.add(new MethodInsnNode(Opcodes.INVOKESTATIC, COUNTERS, "mine", "()[J"));
    beginning.add(new VarInsnNode(Opcodes.ASTORE, mine));
    method.instructions.insert(beginning);
    method.maxLocals++;
  }

  /** Lets nobody end Java from within: {@code System.exit} and its like throw instead. */
  private static void stay(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode called && endsJava(called)) {
        boolean onObject = called.getOpcode() != Opcodes.INVOKESTATIC;
        String taken = onObject ? "(L" + called.owner + ";I)V" : called.desc;
        method.instructions.set(
            instruction, new MethodInsnNode(Opcodes.INVOKESTATIC, COUNTERS, "exit", taken));
      }
    }
  }

  private static boolean endsJava(MethodInsnNode called) {
    return called.desc.equals("(I)V")
        && (called.owner.equals("java/lang/System") || called.owner.equals("java/lang/Runtime"))
        && (called.name.equals("exit") || called.name.equals("halt"));
  }

  private static InsnList counting(int mine, int site) {
    InsnList counting = new InsnList();
    counting.add(new VarInsnNode(Opcodes.ALOAD, mine));
    counting.add(new LdcInsnNode(site));
    counting.add(new MethodInsnNode(Opcodes.INVOKESTATIC, COUNTERS, "count", "([JI)V"));
    return counting;
  }

  /**
   * Returns the types of the local variables, with the counters behind the last slot that there
   * was.
   */
  private static List<Object> withCounters(List<Object> locals, int mine) {
    List<Object> more = new ArrayList<>(locals == null ? List.of() : locals);
    int slots = 0;
    for (Object local : more) {
      slots += Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
    }
    more.addAll(Collections.nCopies(mine - slots, Opcodes.TOP));
    more.add("[J");
    return more;
  }
}
