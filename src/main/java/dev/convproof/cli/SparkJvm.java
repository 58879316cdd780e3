package dev.convproof.cli;

import dev.convproof.campaign.Cluster;
import dev.convproof.subject.JavaHost;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import picocli.CommandLine.Model.CommandSpec;

/** Runs this command line once more in a JVM that has Apache Spark, unless this one has it. */
final class SparkJvm {
  private static final String SPARK = "org.apache.spark.SparkContext";

  private SparkJvm() {}

  /** Returns what runs campaigns on Spark, in a JVM that has it. */
  static Cluster cluster() {
    return adapter().get();
  }

  private static ServiceLoader.Provider<Cluster> adapter() {
    return Cluster.find()
        .orElseThrow(
            () ->
                new BadInput(
                    "--spark: this was built without Spark: mvn package -Pspark builds a jar that"
                        + " knows it"));
  }

  /**
   * Runs the command line of a command in a JVM with the installation that SPARK_HOME names.
   *
   * @return the exit code; nothing where this JVM has Spark already, as under spark-submit
   */
  static OptionalInt run(CommandSpec command) {
    adapter();
    if (isHere()) {
      return OptionalInt.empty();
    }
    String home = System.getenv("SPARK_HOME");
    BadInput.require(
        home != null && !home.isBlank(),
        "--spark: there is no Spark here: SPARK_HOME=FOLDER names an installed one; or spark-submit"
            + " would be right, with this jar");
    Path jars = Path.of(home, "jars");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options(jars));
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.add(SecondJvm.endingWithThis());
    line.add("-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider"); // Spark tells a lot
    line.add("-Dslf4j.internal.verbosity=WARN");
    line.add("-cp");
    // Spark's own libraries come first: its versions of them are the ones that it works with.
    line.add(jars.resolve("*") + File.pathSeparator + own());
    line.add(Main.class.getName());
    line.addAll(command.root().commandLine().getParseResult().originalArgs());
    try {
      return OptionalInt.of(SecondJvm.exitCode(line));
    } catch (IOException e) {
      throw new BadInput("--spark: java cannot be started: %s", e.getMessage());
    }
  }

  private static boolean isHere() {
    try {
      Class.forName(SPARK, false, SparkJvm.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Returns the jar, or what else this JVM has on its class path. */
  private static String own() {
    String own = JavaHost.own();
    return Files.isRegularFile(Path.of(own)) ? own : System.getProperty("java.class.path");
  }

  /** Returns the options that Spark needs, as itself tells. */
  static List<String> options(Path jars) {
    try (DirectoryStream<Path> launcher = Files.newDirectoryStream(jars, "spark-launcher_*.jar")) {
      List<URL> urls = new ArrayList<>();
      for (Path jar : launcher) {
        urls.add(jar.toUri().toURL());
      }
      try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
        Class<?> type = loader.loadClass("org.apache.spark.launcher.JavaModuleOptions");
        return List.of((String[]) type.getMethod("defaultModuleOptionArray").invoke(null));
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException | ReflectiveOperationException e) {
      throw new BadInput(
          "--spark: SPARK_HOME: there is no Spark 3.3 or newer in %s", jars.toAbsolutePath());
    }
  }
}
