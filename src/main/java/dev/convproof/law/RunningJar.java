package dev.convproof.law;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jar that this code runs from, in commands that its reader can run as they are. */
public final class RunningJar {
  private static final String BUILT = "target/convproof.jar";

  private RunningJar() {}

  /**
   * Returns the path of the jar that runs, quoted where a shell needs it, or of the one that the
   * build makes where the code runs from elsewhere.
   */
  public static String path() {
    return quoted(found().map(RunningJar::shortest).map(Path::toString).orElse(BUILT));
  }

  /**
   * Returns the command that explains a law: by the runnable jar, or by the jar that tests of other
   * projects have, which has no commands and needs no other library for this.
   */
  static String explaining(LawStatement law) {
    Optional<Path> thin = found().filter(jar -> !isRunnable(jar));
    return thin.map(
                jar -> "java -cp " + quoted(jar.toString()) + " dev.convproof.report.ExplainedLaw ")
            .orElseGet(() -> "java -jar " + path() + " explain ")
        + law.slug();
  }

  private static Optional<Path> found() {
    try {
      return Optional.of(
              Path.of(RunningJar.class.getProtectionDomain().getCodeSource().getLocation().toURI()))
          .filter(Files::isRegularFile);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar cannot be found", e);
    }
  }

  private static boolean isRunnable(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest != null && manifest.getMainAttributes().getValue("Main-Class") != null;
    } catch (IOException unreadable) {
      return true; // it runs: what it is called by is the better guess
    }
  }

  /** The path from here, where it leads down. */
  private static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./\\\\:@%+=,-]+") ? path : "\"" + path + "\"";
  }
}
