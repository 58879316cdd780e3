package dev.convproof.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of suites. */
class SuitesTest {

  @Test
  void every_suite_is_listed_once() throws IOException, URISyntaxException {
    assertThat(Suites.all())
        .doesNotHaveDuplicates()
        .extracting(suite -> ((Class<?>) suite).getSimpleName())
        .containsExactlyInAnyOrderElementsOf(compiled());
  }

  private static List<String> compiled() throws IOException, URISyntaxException {
    Path classes = Path.of(Suites.class.getResource("Suites.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Properties.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .toList();
      return names.stream()
          .filter(name -> names.stream().noneMatch(group -> group.startsWith(name + "$")))
          .map(name -> name.substring(name.indexOf('$') + 1))
          .toList();
    }
  }
}
