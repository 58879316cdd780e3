import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Compares what became of the tests of this project with what should have, and its class path with
 * what may be on it: {@code java Outcomes.java target}.
 */
final class Outcomes {
  private static final String PASSED = "passed";
  private static final String FAILED = "failure";
  private static final String SKIPPED = "skipped";

  /** A test ends as the first of these says whose pattern it matches. */
  private static final List<Expected> EXPECTED =
      List.of(
          new Expected(1, "VerificationTest.right", PASSED, ""),
          new Expected(1, "VerificationTest.wrong", FAILED, counterexample("AGREEMENT")),
          new Expected(1, "VerificationTest.float_only", FAILED, counterexample("AGREEMENT")),
          new Expected(1, "VerificationTest.without_groups", PASSED, ""),
          new Expected(1, "VerificationTest.stateful", FAILED, counterexample("PURITY")),
          new Expected(
              1, "VerificationTest.nothing", FAILED, "(?s).* UNSUPPORTED .* not written yet.*"),
          new Expected(
              1, "WithJqwikTest.a failing case is shrunk", FAILED, "fails at p[tb]1 --values 1,1"),
          new Expected(2, "WithJqwikTest.*", PASSED, ""),
          new Expected(1, "NothingTest.supports_something", FAILED, ".*: not written yet"),
          new Expected(
              4 * 2,
              ".*.(determinism|propagation)",
              SKIPPED,
              "(?s).*: neither its claims nor its numbers ask for it.*"),
          new Expected(15, "NothingTest.*", SKIPPED, "(?s).*: (not written yet|.* no gradients).*"),
          new Expected(4 * 5, ".*.gradient_.*", SKIPPED, "(?s).*: it offers no gradients.*"),
          new Expected(15, "RightTest.*", PASSED, ""),
          new Expected(1, "WithoutGroupsTest.groups", SKIPPED, "(?s).*: no groups.*"),
          new Expected(14, "WithoutGroupsTest.*", PASSED, ""),
          new Expected(1, "WrongTest.agreement", FAILED, counterexample("AGREEMENT")),
          new Expected(1, "WrongTest.padding", FAILED, counterexample("PADDING")),
          new Expected(1, "WrongTest.(purity|linearity_in_the_input)", PASSED, ""),
          new Expected(1, "FloatOnlyTest.agreement", FAILED, counterexample("AGREEMENT")),
          new Expected(1, "FloatOnlyTest.unit_kernel", FAILED, counterexample("UNIT KERNEL")),
          new Expected(1, "FloatOnlyTest.purity", PASSED, ""),
          new Expected(1, "StatefulTest.supports_something", PASSED, ""),
          new Expected(
              1,
              "StatefulTest.(agreement|purity)",
              FAILED,
              counterexample("PURITY", "n1 --values .,.")),
          new Expected(1, "(Wrong|FloatOnly|Stateful)Test.*", "passed|failure", "(?s).*"));

  private static final List<String> NOT_FOR_USERS =
      List.of(
          "z3",
          "rings",
          "trove",
          "pebble",
          "jackson",
          "picocli",
          "antlr",
          "progressbar",
          "jline",
          "slf4j",
          "logback",
          "log4j",
          "asm",
          "unbescape");

  /** At least so many tests of a name end in one way, and say something. */
  private record Expected(int atLeast, String test, String ending, String says) {}

  private record Outcome(String ending, String says) {}

  public static void main(String... args) throws Exception {
    Path target = Path.of(args[0]);
    List<String> complaints = new ArrayList<>(onTheClassPath(target.resolve("classpath.txt")));
    Map<String, Outcome> outcomes = outcomes(target.resolve("surefire-reports"));
    Map<Expected, Integer> counts = new HashMap<>();
    outcomes.forEach(
        (test, was) -> {
          Optional<Expected> due = EXPECTED.stream().filter(e -> test.matches(e.test)).findFirst();
          due.ifPresent(expected -> counts.merge(expected, 1, Integer::sum));
          if (due.isEmpty()
              || !was.ending.matches(due.get().ending)
              || !was.says.matches(due.get().says)) {
            complaints.add(test + ": expected " + due + "\nbut it " + was.ending + "\n" + was.says);
          }
        });
    for (Expected expected : EXPECTED) {
      if (counts.getOrDefault(expected, 0) < expected.atLeast) {
        complaints.add(expected + ": only " + counts.getOrDefault(expected, 0));
      }
    }
    if (!complaints.isEmpty()) {
      System.err.println(String.join("\n", complaints));
      System.exit(1);
    }
    System.out.println(outcomes.size() + " tests of a user's project ended as they should");
  }

  private static String counterexample(String law) {
    return counterexample(law, ".*");
  }

  /** A message of a refuted law, which ends in a line that replays the case. */
  private static String counterexample(String law, String line) {
    String facts = ".*" + law + " refuted: .*\n  case       .*\n  smallest   ";
    String explained = "java -cp [^\n]*\\.jar\"? dev.convproof.report.ExplainedLaw [a-z-]+";
    return "(?s)%s.*\n  explained  %s\n  replay     [^\n]*%s['\"][^\n]*"
        .formatted(facts, explained, line);
  }

  private static List<String> onTheClassPath(Path file) throws Exception {
    return Stream.of(Files.readString(file).strip().split(File.pathSeparator))
        .map(jar -> Path.of(jar).getFileName().toString())
        .filter(jar -> NOT_FOR_USERS.stream().anyMatch(jar::contains))
        .map(jar -> jar + " is on the class path")
        .toList();
  }

  private static Map<String, Outcome> outcomes(Path reports) throws Exception {
    Map<String, Outcome> outcomes = new TreeMap<>();
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
        NodeList cases =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        for (int at = 0; at < cases.getLength(); at++) {
          Element test = (Element) cases.item(at);
          String name = test.getAttribute("classname").replaceAll(".*\\.", "");
          outcomes.put(name + "." + test.getAttribute("name"), outcome(test));
        }
      }
    }
    return outcomes;
  }

  private static Outcome outcome(Element test) {
    for (String ending : List.of("failure", "error", "skipped")) {
      NodeList found = test.getElementsByTagName(ending);
      if (found.getLength() > 0) {
        Element what = (Element) found.item(0);
        String message = what.getAttribute("message");
        return new Outcome(ending, message.isEmpty() ? what.getTextContent() : message);
      }
    }
    return new Outcome("passed", "");
  }
}
