package dev.convproof.cli;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.formula.FormulaClaim;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What a command line came to, run in this process.
 *
 * @param facts that it told
 * @param complaint the lines that say what was wrong with it
 * @param reports the answers that it judged
 */
record Ran(int exitCode, ToldFacts facts, List<String> complaint, List<CheckReport> reports) {
  private static final int MOST_KNOWN = 500;

  /** What was judged last, so that another spelling of the same costs no more than reading it. */
  private static final Map<FormulaClaim, Judgement> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<FormulaClaim, Judgement> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  static Ran of(List<String> args) {
    ToldFacts facts = new ToldFacts();
    StringWriter complaint = new StringWriter();
    List<CheckReport> reports = new ArrayList<>();
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == Check.class
                ? type.cast(new Check(reports::add, KNOWN))
                : CommandLine.defaultFactory().create(type);
          }
        };
    int code =
        Execution.of(
            Main.commandLine(factory, args.toArray(String[]::new)),
            args.toArray(String[]::new),
            facts,
            new PrintWriter(complaint));
    List<String> lines = complaint.toString().lines().toList();
    return new Ran(code, facts, lines, List.copyOf(reports));
  }

  boolean isWrong() {
    return exitCode == ExitCode.BAD_INPUT || exitCode == ExitCode.DEFECT;
  }
}
