package dev.convproof.proof.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Z3Exception;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Z3, given the text of a file: what it answers is about the file, not about some other encoding.
 *
 * <p>The solver with Z3's own strategies off is used: these proofs are short, and it finds them.
 */
public final class Z3 {
  private Z3() {}

  /** Unpacks and loads the native library in the background, so that a first question is fast. */
  public static void warmUp() {
    CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> new Context().close());
    loading.exceptionally(failed -> null); // who asks next is told
  }

  /**
   * Asks whether the assertions of a file can hold.
   *
   * @param file SMT-LIB 2
   * @param unknowns whose values are wanted if they can
   */
  public static Answer ask(String file, Collection<Unknown> unknowns, Effort effort) {
    try (Context context = new Context()) {
      Solver solver = context.mkSimpleSolver();
      solver.setParameters(limits(context, effort));
      BoolExpr[] assertions = context.parseSMTLIB2String(file, null, null, null, null);
      solver.add(assertions);
      return switch (solver.check()) {
        case UNSATISFIABLE -> new Answer.Unsat();
        case SATISFIABLE -> new Answer.Sat(values(context, solver.getModel(), unknowns));
        case UNKNOWN -> new Answer.Unknown(solver.getReasonUnknown());
      };
    } catch (Z3Exception e) {
      return new Answer.Unknown(e.getMessage());
    }
  }

  private static Params limits(Context context, Effort effort) {
    Params limits = context.mkParams();
    limits.add("rlimit", effort.resources());
    limits.add("timeout", effort.milliseconds());
    return limits;
  }

  private static Map<String, BigInteger> values(
      Context context, Model model, Collection<Unknown> unknowns) {
    Map<String, BigInteger> values = new HashMap<>();
    for (Unknown unknown : unknowns) {
      Expr<?> value = model.eval(context.mkIntConst(unknown.name()), true);
      if (value instanceof IntNum number) {
        values.put(unknown.name(), number.getBigInteger());
      }
    }
    return values;
  }
}
