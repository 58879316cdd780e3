package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is temporary is gone with the guard, and with a JVM that was killed. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class GuardTest {
  @TempDir private Path room;

  /** Holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Path folder = new Guard().folder();
      Files.writeString(
          Files.createDirectory(folder.resolve("with some")).resolve("more"), "in it");
      System.out.println(folder);
      Thread.sleep(60_000);
    }
  }

  @Test
  void a_folder_is_private_and_closing_deletes_it() throws IOException {
    Path folder;
    Path other;
    try (Guard guard = new Guard()) {
      folder = guard.folder();
      other = guard.folder();
      Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("b"), "c");
      assertThat(other).isNotEqualTo(folder).isEmptyDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
    assertThat(folder).doesNotExist();
    assertThat(other).doesNotExist();
  }

  @Test
  void a_java_that_is_guarded_gets_a_folder_of_its_own() {
    try (Guard guard = new Guard()) {
      List<String> placed =
          guard.placed(List.of("java", Guard.TEMPORARY, "-Da=" + Guard.TEMPORARY));
      assertThat(placed).hasSize(3).startsWith("java").endsWith("-Da=" + Guard.TEMPORARY);
      String folder = placed.get(1).substring(Guard.TEMPORARY.length());
      assertThat(Path.of(folder)).isAbsolute().isEmptyDirectory();
    }
  }

  @Test
  void a_folder_is_gone_with_a_jvm_that_was_killed() throws Exception {
    Path place = Files.createDirectory(room.resolve("a place"));
    Process holder =
        new ProcessBuilder(
                new File(System.getProperty("java.home"), "bin/java").getPath(),
                Guard.TEMPORARY + place,
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .start();
    try (var told = holder.inputReader(StandardCharsets.UTF_8)) {
      Path folder = Path.of(told.readLine());
      assertThat(folder).isNotEmptyDirectory().hasParent(place);
      holder.destroyForcibly().waitFor();
      while (Files.exists(folder)) {
        Thread.sleep(20);
      }
    }
    assertThat(place).isEmptyDirectory();
  }
}
