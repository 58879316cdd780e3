package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The files that a contract reads and writes. */
@Timeout(120)
class ContractFilesTest {
  @TempDir Path folder;

  private static Answer contract(String type, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "contract",
                "--java",
                ForeignSamples.class.getName() + "$" + type,
                "--classpath",
                ForeignSamples.folder(),
                "--seed",
                "7"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  private static JsonNode agreement(JsonNode result) {
    return result.get("laws").get(0);
  }

  @Tag("long")
  @Test
  void exactly_the_cases_of_a_file_are_judged() throws IOException {
    Path cases = folder.resolve("cases");
    Files.writeString(
        cases,
        "# mine\n\nci2h5w5co3kh3kw2\nmb1ic6ih9oc4oh9kh3ph1\nh2kh2 --values 1,2,3,4\nh4kh2,h3kh2\n");
    JsonNode right = json(contract("Doubles", "--cases-from", cases.toString(), "--json").holds());
    assertThat(right.get("drawn").asLong()).isEqualTo(4);
    assertThat(agreement(right).get("judged").asLong()).isEqualTo(3);
    Files.writeString(cases, "h3w3kh2kw2\ng2ci2h3w3co2kh2kw2\n");
    contract("Wrong#interleaved", "--cases-from", cases.toString()).holds();
    Files.writeString(cases, "h3w3kh2kw2\ng2ci4h3w3co4kh2kw2\n");
    JsonNode wrong =
        json(contract("Wrong#interleaved", "--cases-from", cases.toString(), "--json").isRefuted());
    assertThat(agreement(wrong).get("judged").asLong()).isEqualTo(2);
  }

  @Test
  void a_mistake_in_a_file_is_one_line_with_its_number() throws IOException {
    Path cases = folder.resolve("cases");
    String start = "convproof contract: ";
    contract("Doubles", "--cases-from", cases.toString())
        .isRefusedWith(start + "--cases-from: " + cases + " cannot be read");
    Files.writeString(cases, "# none\n");
    contract("Doubles", "--cases-from", cases.toString())
        .isRefusedWith(start + cases + " has no case: a line such as ci2h5w5co3kh3kw2 is one");
    Files.writeString(cases, "n1\nmb1ic3ih4\n");
    contract("Doubles", "--cases-from", cases.toString())
        .isRefusedWith(start + cases + ", line 2: \"mb1ic3ih4\": ic and oc are needed");
    Files.writeString(cases, "kh3\n");
    assertThat(contract("Doubles", "--cases-from", cases.toString()).err())
        .startsWith(start + cases + ", line 1: ")
        .hasLineCount(1);
  }

  @Tag("long")
  @Test
  void the_first_case_that_fails_has_a_map_of_where_outputs_are_wrong() throws IOException {
    Path cases = Files.writeString(folder.resolve("cases"), "n2ci5co7h4w5kh2\n");
    String out = contract("Wrong#tails", "--cases-from", cases.toString()).isRefuted().out();
    assertThat(out)
        .containsPattern(
            "\n  wrong      \\d+ of 210 outputs of n2ci5h4w5co7kh2, where this was found")
        .contains("\n             images    ", "\n             channels  ")
        .contains("\n             rows      ", "\n             columns   ");
  }

  @Test
  void junits_file_has_a_test_for_each_law()
      throws IOException, ParserConfigurationException, SAXException {
    Path file = folder.resolve("out.xml");
    contract("Doubles", "--cases", "20", "--junit", file.toString()).holds();
    Element right = parsed(file);
    assertThat(right.getAttribute("failures")).isEqualTo("0");
    assertThat(right.getAttribute("skipped")).isEqualTo("4");
    contract("Wrong#biasAlone", "--cases", "20", "--junit", file.toString()).isRefuted();
    Element wrong = parsed(file);
    NodeList failures = wrong.getElementsByTagName("failure");
    assertThat(wrong.getAttribute("tests")).isEqualTo("19");
    assertThat(failures.getLength()).isPositive();
    assertThat(wrong.getAttribute("failures")).isEqualTo(failures.getLength() + "");
    assertThat(failures.item(0).getTextContent())
        .contains(
            "expected   ",
            "\n  explained  java -jar target/convproof.jar explain ",
            "\n  replay     java");
    Path other = Files.writeString(folder.resolve("other"), "mine");
    contract("Doubles", "--junit", other.toString())
        .isRefusedWith(
            "convproof contract: --junit: "
                + other
                + " is there, and not from here; another name would be right");
    assertThat(Files.readString(other)).isEqualTo("mine");
    contract("Doubles", "--junit", folder.resolve("none").resolve("x").toString())
        .isRefusedWith("convproof contract: --junit: there is no folder " + folder.resolve("none"));
  }

  @Test
  void refuted_cases_are_kept_with_the_expected_output() throws IOException, TensorFileException {
    Path kept = folder.resolve("kept");
    contract("Wrong#biasAlone", "--cases", "20", "--keep", kept.toString()).isRefuted();
    Path agreement = kept.resolve("agreement");
    assertThat(TensorFiles.read(agreement.resolve("input.npy")).shape()).hasSize(4);
    assertThat(TensorFiles.read(agreement.resolve("weights.npy")).doubles()).isNotEmpty();
    String facts = Files.readString(agreement.resolve("facts.txt"));
    double expected = TensorFiles.read(agreement.resolve("expected.npy")).doubles()[0];
    assertThat(facts)
        .contains("\n  expected   " + Math.round(expected) + "\n", "\n  replay     java");
    assertThat(kept.resolve("composition").resolve("weights-2.npy")).exists();
    contract("Doubles", "--cases", "20", "--keep", kept.toString()).holds();
    assertThat(agreement.resolve("input.npy")).doesNotExist();
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("mine"), "mine");
    assertThat(contract("Doubles", "--keep", other.toString()).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Files.readString(other.resolve("mine"))).isEqualTo("mine");
  }

  private static Element parsed(Path file)
      throws IOException, ParserConfigurationException, SAXException {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    return suite;
  }
}
