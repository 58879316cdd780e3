package dev.convproof.proof.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Global;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Z3Exception;
import dev.convproof.proof.smt.Proposition.Unknown;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Z3, given the text of a file: what it answers is about the file, not about some other encoding.
 *
 * <p>The solver with Z3's own strategies off is used: these proofs are short, and it finds them.
 */
public final class Z3 {
  private Z3() {}

  /** Limits the memory of all solvers of this process; what would need more is not decided. */
  public static void limitMemory(int megabytes) {
    Global.setParameter("memory_max_size", Integer.toString(megabytes));
  }

  /**
   * Asks whether the assertions of a file can hold.
   *
   * @param file SMT-LIB 2
   * @param unknowns whose values are wanted if they can
   */
  public static SolverAnswer ask(String file, Collection<Unknown> unknowns, SolverBudget budget) {
    try (Context context = new Context()) {
      Solver solver = context.mkSimpleSolver();
      solver.setParameters(limits(context, budget));
      BoolExpr[] assertions = context.parseSMTLIB2String(file, null, null, null, null);
      solver.add(assertions);
      return switch (solver.check()) {
        case UNSATISFIABLE -> new SolverAnswer.Unsat();
        case SATISFIABLE -> new SolverAnswer.Sat(values(context, solver.getModel(), unknowns));
        case UNKNOWN -> new SolverAnswer.NoAnswer(solver.getReasonUnknown());
      };
    } catch (Z3Exception e) {
      return new SolverAnswer.NoAnswer(e.getMessage());
    }
  }

  private static Params limits(Context context, SolverBudget budget) {
    Params limits = context.mkParams();
    limits.add("rlimit", budget.resources());
    limits.add("timeout", budget.milliseconds());
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

  /** What a solver says to a file. */
  public sealed interface SolverAnswer {

    /** No counterexample exists. */
    record Unsat() implements SolverAnswer {}

    /**
     * There is a counterexample.
     *
     * @param values of the unknowns
     */
    record Sat(Map<String, BigInteger> values) implements SolverAnswer {
      /** Copies the values. */
      public Sat {
        values = Map.copyOf(values);
      }
    }

    /**
     * Neither was found.
     *
     * @param reason in the solver's words, or why it was not asked
     */
    record NoAnswer(String reason) implements SolverAnswer {}
  }

  /**
   * The limits within which a solver answers or gives up.
   *
   * @param resources Z3's count of its own steps, some five to twenty million a second: the same on
   *     every machine, so that a verdict is, too
   * @param milliseconds a limit for the case that the count does not stop it
   */
  public record SolverBudget(int resources, int milliseconds) {
    /** The budget of a question that a person waits for. */
    public static final SolverBudget USUAL = within(Duration.ofSeconds(20));

    /** The budget of one question of many. */
    public static final SolverBudget SMALL = new SolverBudget(3_000_000, 7_000);

    /** Returns the usual budget, where a person waits for another time. */
    public static SolverBudget within(Duration time) {
      return new SolverBudget(20_000_000, Math.toIntExact(time.toMillis()));
    }

    /** Returns the budget for one of many questions that all belong to one of this budget. */
    SolverBudget forOneOfMany() {
      return new SolverBudget(
          Math.min(resources, SMALL.resources), Math.min(milliseconds, SMALL.milliseconds));
    }
  }
}
