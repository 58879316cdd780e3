package dev.convproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Whoever hands the shaded jar on hands on the licences of all that is in it: {@code index.txt}
 * says which library is under which of the texts beside it.
 *
 * <p>What is in the jar: the jars on the class path of this test, but for those that only tests
 * need. Maven and the IDEs that read its POM both take them from a repository laid out as {@code
 * group/artifact/version/artifact-version.jar}, by which they are known; what else an IDE puts on
 * the path, its own runner, does not lie so.
 */
class LicencesTest {
  private static final Path LICENCES = Path.of("src/main/resources/META-INF/licenses");
  private static final String INDEX = "index.txt";

  @Test
  void every_library_in_the_jar_has_its_licence_named() throws Exception {
    assertThat(unlicensed(shipped(), index().keySet())).isEmpty();
  }

  @Test
  void every_library_named_is_in_the_jar() throws Exception {
    List<Path> shipped = shipped();
    assertThat(index().keySet())
        .isNotEmpty()
        .allMatch(library -> shipped.stream().anyMatch(jar -> isOf(library, jar)));
  }

  @Test
  void the_texts_named_are_the_texts_there_are() throws IOException {
    Set<String> named = new HashSet<>(List.of(INDEX));
    index().values().forEach(named::addAll);
    try (Stream<Path> texts = Files.list(LICENCES)) {
      assertThat(texts.map(text -> text.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
    for (String text : named) {
      assertThat(LICENCES.resolve(text)).isNotEmptyFile();
    }
  }

  @Test
  void every_library_names_a_text() throws IOException {
    assertThat(index()).allSatisfy((library, texts) -> assertThat(texts).as(library).isNotEmpty());
  }

  @Test
  void a_library_without_a_licence_is_caught() throws Exception {
    Path newcomer = Path.of("/repository/org/ow2/asm/asm-util/9.11.1/asm-util-9.11.1.jar");
    List<Path> jars = new ArrayList<>(shipped());
    jars.add(newcomer);
    assertThat(unlicensed(jars, index().keySet())).containsExactly(newcomer);
  }

  @Test
  void a_library_left_out_of_the_index_is_caught() throws Exception {
    List<Path> shipped = shipped();
    for (String library : index().keySet()) {
      Set<String> others = new HashSet<>(index().keySet());
      others.remove(library);
      assertThat(unlicensed(shipped, others)).hasSize(1).allMatch(jar -> isOf(library, jar));
    }
  }

  private static List<Path> unlicensed(List<Path> jars, Set<String> libraries) {
    return jars.stream()
        .filter(jar -> libraries.stream().noneMatch(library -> isOf(library, jar)))
        .toList();
  }

  /** Whether a jar is some version of {@code group:artifact}. */
  private static boolean isOf(String library, Path jar) {
    String folder = library.replace('.', '/').replace(':', '/');
    return jar.getParent().getParent().endsWith(folder);
  }

  private static List<Path> shipped() throws Exception {
    Pom pom = Pom.read();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(LicencesTest::isFromRepository)
        .filter(jar -> !pom.isForTests(jar))
        .toList();
  }

  private static boolean isFromRepository(Path jar) {
    int names = jar.getNameCount();
    return names > 3
        && jar.getFileName()
            .toString()
            .startsWith(jar.getName(names - 3) + "-" + jar.getName(names - 2));
  }

  /** What the POM asks for, as {@code group:artifact}: what ships, and what only tests need. */
  private record Pom(List<String> ships, List<String> tests) {
    static Pom read() throws Exception {
      Document pom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
      return new Pom(libraries(pom, "not(scope='test')"), libraries(pom, "scope='test'"));
    }

    private static List<String> libraries(Document pom, String condition) throws Exception {
      String path = "/project/dependencies/dependency[" + condition + "]";
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
      List<String> libraries = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        Element library = (Element) nodes.item(i);
        libraries.add(text(library, "groupId") + ":" + text(library, "artifactId"));
      }
      return libraries;
    }

    private static String text(Element library, String name) {
      return library.getElementsByTagName(name).item(0).getTextContent();
    }

    /** Whether only tests ask for a jar, or, where nothing asks for it by name, for its group. */
    boolean isForTests(Path jar) {
      return tests.stream().anyMatch(library -> isOf(library, jar))
          || (tests.stream().anyMatch(library -> isBeside(library, jar))
              && ships.stream().noneMatch(library -> isBeside(library, jar)));
    }

    private static boolean isBeside(String library, Path jar) {
      String group = library.substring(0, library.indexOf(':'));
      return jar.getParent().getParent().getParent().endsWith(group.replace('.', '/'));
    }
  }

  /** The texts that each library names. */
  private static Map<String, List<String>> index() throws IOException {
    Map<String, List<String>> index = new HashMap<>();
    for (String line : Files.readAllLines(LICENCES.resolve(INDEX))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = List.of(line.split("\\s+"));
        index.put(words.get(0), words.subList(1, words.size()));
      }
    }
    return index;
  }
}
