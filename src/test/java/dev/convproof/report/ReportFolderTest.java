package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  @TempDir Path folder;

  @Test
  void pictures_and_proofs_that_nothing_needs_go() throws IOException {
    put("counterexamples/T99.svg");
    put("proofs/old.smt2");
    write(Map.of("proofs/new.smt2", "(check-sat)\n"));
    assertThat(folder.resolve("counterexamples/T99.svg")).doesNotExist();
    assertThat(folder.resolve("proofs")).isDirectoryContaining("glob:**new.smt2");
    assertThat(folder.resolve("proofs/old.smt2")).doesNotExist();
  }

  @Test
  void what_others_put_there_stays() throws IOException {
    put("measured/times.svg");
    put("proofs/README.md");
    put("mine.html");
    write(Map.of("index.html", "page"));
    assertThat(folder.resolve("measured/times.svg")).exists();
    assertThat(folder.resolve("proofs/README.md")).exists();
    assertThat(folder.resolve("mine.html")).exists();
  }

  @Test
  void a_file_that_would_not_change_is_left_alone() throws IOException {
    write(Map.of("index.html", "page"));
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(folder.resolve("index.html"), longAgo);
    write(Map.of("index.html", "page"));
    assertThat(Files.getLastModifiedTime(folder.resolve("index.html"))).isEqualTo(longAgo);
  }

  @Test
  void nothing_half_written_is_left_behind() throws IOException {
    write(Map.of("index.html", "old"));
    write(Map.of("index.html", "new"));
    assertThat(folder.resolve("index.html")).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("index.html");
  }

  private void write(Map<String, String> files) throws IOException {
    new ReportFolder(folder).write(files);
  }

  private void put(String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), "there before");
  }
}
