package dev.convproof.cli;

import dev.convproof.proof.smt.Z3;
import dev.convproof.report.ServedPages;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WorkerLoop;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The main class of a process that computes for the server. */
final class ServeWorker {
  /** Megabytes of the heap, and of the solver. */
  private static final int HEAP = 256;

  private static final int SOLVER = 512;

  private ServeWorker() {}

  /**
   * Returns the command that starts one.
   *
   * @param folder for what it unpacks; nothing is written elsewhere
   */
  static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + HEAP + "m",
        "-Xss1m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve("error.log"),
        "-Djava.io.tmpdir=" + folder,
        "-Dfile.encoding=UTF-8",
        "-cp",
        classPath(),
        ServeWorker.class.getName());
  }

  /** The class path of this process, wherever the other one runs. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Answers what needs most of the code, so that a first question costs no more than others: what
   * takes longer than others is taken for a large one.
   */
  private static void warmUp(ServedAnswers answers) {
    check(answers, "biases", "co*ci", "en");
    check(answers, "output-height", "(h-kh+ph)/sh+1", "zh");
  }

  private static void check(
      ServedAnswers answers, String quantity, String formula, String language) {
    Map<String, String> parameters = Map.of("quantity", quantity, "formula", formula);
    answers.answer(new WebQuestion("/check", new TreeMap<>(parameters), false, language));
  }

  /** Answers until standard input ends. */
  public static void main(String[] args) {
    Z3.limitMemory(SOLVER);
    ServedAnswers answers = new ServedAnswers(new ServedPages());
    warmUp(answers);
    WorkerLoop.run(answers::answer);
  }
}
