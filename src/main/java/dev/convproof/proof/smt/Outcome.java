package dev.convproof.proof.smt;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What came of proving a theorem. */
public sealed interface Outcome {

  /**
   * It is proved: Z3 found each file unsatisfiable.
   *
   * @param files the theorem's own first, then the lemmas'
   */
  record Proved(List<ProofFile> files) implements Outcome {
    /** Copies the files. */
    public Proved {
      files = List.copyOf(files);
    }

    /** The name of the theorem's own file. */
    public String file() {
      return files.get(0).name();
    }
  }

  /**
   * It is false, if the solver is right, for these values of the unknowns.
   *
   * @param values of the unknowns
   */
  record Disproved(Map<String, BigInteger> values) implements Outcome {
    /** Copies the values. */
    public Disproved {
      values = Map.copyOf(values);
    }
  }

  /**
   * Neither.
   *
   * @param reason why
   */
  record Open(String reason) implements Outcome {}
}
