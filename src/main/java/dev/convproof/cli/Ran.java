package dev.convproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command line came to, run in this process.
 *
 * @param facts that it told
 * @param complaint the lines that say what was wrong with it
 * @param reports the answers that it judged
 */
record Ran(int exitCode, ToldFacts facts, List<String> complaint, List<CheckReport> reports) {
  static Ran of(List<String> args) {
    ToldFacts facts = new ToldFacts();
    StringWriter complaint = new StringWriter();
    List<CheckReport> reports = new ArrayList<>();
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == Check.class
                ? type.cast(new Check(reports::add))
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
