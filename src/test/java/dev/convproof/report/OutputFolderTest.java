package dev.convproof.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is ours in a folder is replaced and removed; what is somebody else's is never touched. */
class OutputFolderTest {
  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void choose() {
    folder = parent.resolve("new folder");
  }

  @Test
  void a_new_folder_gets_the_files_and_a_sorted_manifest_of_them() throws IOException {
    replace(Map.of("proofs/b.smt2", "(check-sat)\n", "index.html", "page", "a.md", ""));
    assertThat(folder.resolve("proofs/b.smt2")).content(UTF_8).isEqualTo("(check-sat)\n");
    assertThat(Files.readAllLines(folder.resolve(OutputFolder.MANIFEST)))
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("# "))
        .endsWith("a.md", "index.html", "proofs/b.smt2");
    assertThat(names())
        .containsExactly("a.md", OutputFolder.MANIFEST, "index.html", "proofs", "proofs/b.smt2");
  }

  @Test
  void what_an_earlier_run_wrote_and_this_one_does_not_goes() throws IOException {
    replace(Map.of("counterexamples/T99.svg", "", "proofs/old.smt2", "", "index.html", ""));
    replace(Map.of("proofs/new.smt2", "", "index.html", "page"));
    assertThat(names())
        .containsExactly(
            OutputFolder.MANIFEST, "counterexamples", "index.html", "proofs", "proofs/new.smt2");
    assertThat(Files.readAllLines(folder.resolve(OutputFolder.MANIFEST)))
        .endsWith("index.html", "proofs/new.smt2")
        .hasSize(3);
  }

  @Test
  void what_others_put_there_stays() throws IOException {
    replace(Map.of("proofs/old.smt2", ""));
    put("measured/times.svg");
    put("proofs/mine.smt2");
    put("mine.html");
    replace(Map.of("index.html", "page"));
    assertThat(names())
        .contains("measured/times.svg", "proofs/mine.smt2", "mine.html")
        .doesNotContain("proofs/old.smt2");
  }

  @Test
  void what_is_added_stands_beside_what_is_there() throws IOException {
    OutputFolder.at(folder).add(Map.of("one", "1"));
    OutputFolder.at(folder).add(Map.of("two", "2"));
    assertThat(names()).containsExactly(OutputFolder.MANIFEST, "one", "two");
    replace(Map.of("three", "3"));
    assertThat(names()).containsExactly(OutputFolder.MANIFEST, "three");
  }

  @Test
  void a_folder_of_somebody_elses_is_refused_and_left_as_it_is() throws IOException {
    put("reports/index.html");
    folder = folder.resolve("reports");
    assertThatThrownBy(() -> OutputFolder.at(folder))
        .isInstanceOf(OutputFolder.Refused.class)
        .hasMessage(
            folder
                + ": holds files, and no convproof-manifest.txt that says that ConvProof wrote them:"
                + " a new or an empty folder would be right");
    assertThat(names()).containsExactly("index.html");
  }

  @Test
  void an_empty_folder_is_as_good_as_a_new_one() throws IOException {
    Files.createDirectories(folder);
    replace(Map.of("index.html", "page"));
    assertThat(names()).contains("index.html");
  }

  @Test
  void a_file_of_somebody_elses_under_our_name_is_refused_and_nothing_is_written()
      throws IOException {
    replace(Map.of("index.html", "page"));
    put("laws.md");
    assertThatThrownBy(() -> replace(Map.of("laws.md", "ours", "index.html", "new")))
        .isInstanceOf(OutputFolder.Refused.class)
        .hasMessageContaining("laws.md: is there, and convproof-manifest.txt does not list it");
    assertThat(folder.resolve("index.html")).content(UTF_8).isEqualTo("page");
    assertThat(folder.resolve("laws.md")).content(UTF_8).isEqualTo("there before");
  }

  @Test
  void a_manifest_that_leads_elsewhere_is_refused() throws IOException {
    for (String line : List.of("../victim", "/etc/passwd", "a/../../victim", "./a", "\u0000")) {
      replace(Map.of("index.html", "page"));
      Path manifest = folder.resolve(OutputFolder.MANIFEST);
      String before = Files.readString(manifest);
      Files.writeString(manifest, before + line + "\n");
      assertThatThrownBy(() -> OutputFolder.at(folder))
          .isInstanceOf(OutputFolder.Refused.class)
          .hasMessageContaining("lists \"" + line + "\", which is not in it");
      Files.writeString(manifest, before);
    }
  }

  @Test
  void a_manifest_of_somebody_elses_is_refused() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(OutputFolder.MANIFEST), "index.html\n");
    assertThatThrownBy(() -> OutputFolder.at(folder))
        .isInstanceOf(OutputFolder.Refused.class)
        .hasMessageContaining("its convproof-manifest.txt is not ConvProof's");
  }

  @Test
  void nothing_is_removed_through_a_link_out_of_the_folder() throws IOException {
    replace(Map.of("proofs/old.smt2", ""));
    Path other = Files.createDirectories(parent.resolve("other"));
    Files.move(folder.resolve("proofs/old.smt2"), other.resolve("old.smt2"));
    Files.delete(folder.resolve("proofs"));
    Files.createSymbolicLink(folder.resolve("proofs"), other);
    assertThatThrownBy(() -> replace(Map.of("index.html", "page")))
        .isInstanceOf(OutputFolder.Refused.class)
        .hasMessageContaining("is a link out of the folder");
    assertThat(other.resolve("old.smt2")).exists();
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    put("file");
    assertThatThrownBy(() -> OutputFolder.at(folder.resolve("file")))
        .hasMessageEndingWith("file: is a file: the path of a folder would be right");
    assertThatThrownBy(() -> OutputFolder.at(folder.resolve("file/in/it")))
        .hasMessageEndingWith(": a folder that can be written to would be right");
  }

  @Test
  void a_file_that_would_not_change_is_left_alone() throws IOException {
    replace(Map.of("index.html", "page"));
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(folder.resolve("index.html"), longAgo);
    Files.setLastModifiedTime(folder.resolve(OutputFolder.MANIFEST), longAgo);
    replace(Map.of("index.html", "page"));
    assertThat(Files.getLastModifiedTime(folder.resolve("index.html"))).isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(folder.resolve(OutputFolder.MANIFEST))).isEqualTo(longAgo);
  }

  @Test
  void nothing_half_written_is_left_behind() throws IOException {
    replace(Map.of("index.html", "old"));
    replace(Map.of("index.html", "new"));
    assertThat(folder.resolve("index.html")).content(UTF_8).isEqualTo("new");
    assertThat(names()).containsExactly(OutputFolder.MANIFEST, "index.html");
  }

  private void replace(Map<String, String> files) {
    OutputFolder.at(folder).replace(files);
  }

  private void put(String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), "there before");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
