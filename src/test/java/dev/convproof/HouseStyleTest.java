package dev.convproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a source file looks like here. */
class HouseStyleTest {
  private static final int MOST_LINES = 400;

  @Test
  void source_files_are_short() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void imports_name_what_they_import() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file))
          .as("%s", file)
          .noneMatch(line -> line.startsWith("import ") && line.endsWith("*;"));
    }
  }

  @Test
  void no_simple_name_occurs_twice() throws IOException {
    Map<String, List<Path>> named =
        sources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    assertThat(named.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root :
        List.of(
            "src/main/java", "src/vector/java", "src/spark/java", "properties", "src/test/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
