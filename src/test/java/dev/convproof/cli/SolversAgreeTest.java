package dev.convproof.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.proof.Solver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of the proofs, in the hands of other solvers than the one that found them. */
@Tag("long")
class SolversAgreeTest {
  @ParameterizedTest
  @EnumSource
  void proof_files_by_other_solvers(Solver solver) throws Exception {
    assumeTrue(solver.isInstalled(), "skipped: " + solver + " is not installed");
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("reports/proofs"))) {
      files = all.filter(file -> file.toString().endsWith(".smt2")).sorted().toList();
    }
    int differ = 0;
    for (Path file : files) {
      differ += solver.answer(Files.readString(file)).equals("unsat") ? 0 : 1;
    }
    Peers.row(
        "proof files, unsatisfiable as they should be", solver.toString(), files.size(), differ);
  }
}
