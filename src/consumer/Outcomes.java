import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Compares what became of the tests of this project with what should have, and its class path with
 * what may be on it: {@code java Outcomes.java target}.
 */
final class Outcomes {
  /** Name of a test, how it should end, and what it should say. */
  private static final List<Expected> EXPECTED =
      List.of(
          new Expected("VerificationTest.right", "passed", ""),
          new Expected("VerificationTest.wrong", "failure", counterexample("AGREEMENT")),
          new Expected("VerificationTest.float_only", "failure", counterexample("AGREEMENT")),
          new Expected("VerificationTest.without_groups", "passed", ""),
          new Expected("VerificationTest.stateful", "failure", counterexample("PURITY")),
          new Expected("VerificationTest.nothing", "failure", "(?s).*not written yet.*"),
          new Expected("WithJqwikTest.a right convolution holds at any seed", "passed", ""));

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

  private record Expected(String test, String ending, String says) {}

  private record Outcome(String ending, String says) {}

  public static void main(String... args) throws Exception {
    Path target = Path.of(args[0]);
    List<String> complaints = new ArrayList<>(onTheClassPath(target.resolve("classpath.txt")));
    Map<String, Outcome> outcomes = outcomes(target.resolve("surefire-reports"));
    for (Expected expected : EXPECTED) {
      Outcome was = outcomes.remove(expected.test);
      if (was == null) {
        complaints.add(expected.test + " did not run");
      } else if (!was.ending.equals(expected.ending) || !was.says.matches(expected.says)) {
        complaints.add(
            expected.test + ": expected " + expected + "\nbut was " + was.ending + "\n" + was.says);
      }
    }
    outcomes.forEach((test, was) -> complaints.add(test + " ended as " + was + ": not expected"));
    if (!complaints.isEmpty()) {
      System.err.println(String.join("\n", complaints));
      System.exit(1);
    }
    System.out.println(EXPECTED.size() + " tests of a user's project ended as they should");
  }

  /** A message of a refuted law, whose last line replays the case. */
  private static String counterexample(String law) {
    return "(?s).*"
        + Pattern.quote(law + " refuted: ")
        + ".*\n  case       .*\n  replay     [^\n]+";
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
        return new Outcome(ending, ((Element) found.item(0)).getAttribute("message"));
      }
    }
    return new Outcome("passed", "");
  }
}
