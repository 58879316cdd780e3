package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.ConvProof;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.report.ExplainedLaw;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure names a command that explains its law, whichever jar its reader has. */
class ExplainTest {
  @TempDir private Path folder;

  static Stream<String> laws() {
    return Laws.explained().stream().map(LawStatement::slug);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void every_law_is_explained_in_both_languages(String law) {
    Answer.to("explain", "--lang", "en", law)
        .holds()
        .says("law         ", "says        ", "mistake     ", "failure     ", "look for    ")
        .says("/report/laws/" + law + ".html while 'java -jar target/convproof.jar serve' runs");
    assertThat(Answer.to("explain", "--lang", "zh", law).holds().out())
        .contains("性质 ", "内容 ", "违反它的错误 ", "在代码里看 ");
  }

  @Test
  void a_law_is_found_by_its_name_and_by_what_a_failure_calls_it() throws JsonProcessingException {
    Answer answer = Answer.to("explain", "linearity", "in", "the", "input").holds();
    assertThat(Answer.to("explain", "linearity in the input")).isEqualTo(answer);
    assertThat(Answer.to("explain", "linearity-in-the-input")).isEqualTo(answer);
    JsonNode json = new ObjectMapper().readTree(Answer.to("explain", "groups", "--json").out());
    assertThat(json.get("case").asText()).isEqualTo("g2ci4co2 --values 0,0,1,0*3,1,0");
    assertThat(json.get("page").asText()).isEqualTo("/report/laws/groups.html");
  }

  @Test
  void without_a_name_all_are_listed() {
    assertThat(
            Answer.to("explain", "--lang", "en")
                .holds()
                .out()
                .lines()
                .map(l -> l.split(" ", -1)[0]))
        .startsWith("law", "agreement")
        .hasSize(Laws.explained().size() + 1);
  }

  @Test
  void an_unknown_name_costs_one_line() {
    assertThat(Answer.to("explain", "agrement").err())
        .startsWith(
            "convproof explain: unknown law \"agrement\": did you mean agreement? Known are ")
        .hasLineCount(1);
  }

  /** Prints the command, as a failure in a test of somebody else's does. */
  static final class Failing {
    public static void main(String[] args) {
      System.out.println(Laws.explanation("batch independence").orElseThrow());
    }
  }

  @Tag("long")
  @Test
  void who_has_the_jar_of_tests_alone_can_run_the_command_too()
      throws IOException, InterruptedException, URISyntaxException {
    Path classes =
        Path.of(ConvProof.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("convproof 1.jar");
    pack(classes, jar);
    String tests = Path.of("target/test-classes").toAbsolutePath().toString();
    String command =
        run(List.of("-cp", jar + File.pathSeparator + tests, Failing.class.getName())).strip();
    assertThat(command)
        .isEqualTo(
            "java -cp \"%s\" dev.convproof.report.ExplainedLaw batch-independence", jar.toString());
    List<String> words = ShellWords.split(command);
    assertThat(run(words.subList(1, words.size())))
        .contains("law         batch independence", "failure     images summed in a batch");
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (!name.contains("/reports/")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
  }

  @Test
  void an_unknown_name_costs_who_has_the_jar_alone_one_line_too()
      throws IOException, InterruptedException {
    Process process =
        java(List.of("-cp", "target/classes", ExplainedLaw.class.getName(), "agrement")).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said).contains("unknown law \"agrement\": known are accuracy, adjoint, agreement");
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
  }

  private static ProcessBuilder java(List<String> args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(Stream.concat(Stream.of(java), args.stream()).toList());
  }

  private static String run(List<String> args) throws IOException, InterruptedException {
    Process process =
        java(args)
            .redirectError(ProcessBuilder.Redirect.INHERIT) // what Java picks up stands there
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
