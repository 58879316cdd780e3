package dev.convproof.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium that talks to nobody, with a profile of its own. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND",
          "--lang=en-US",
          "--virtual-time-budget=5000",
          "--enable-logging=stderr");

  /** The evidence has 50,000 elements, and the machine may be busy. */
  private static final int MINUTES = 10;

  private final Path program;
  private final Path scratch;

  private Browser(Path program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
  }

  /** The browser, where one is installed. */
  static Optional<Browser> in(Path scratch) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Browser(program, scratch));
  }

  /** What a page became, and what it had to say on the console. */
  record Visit(String document, String console) {}

  /** Opens a page in a window of a width, and takes a picture of it, too. */
  Visit open(Path page, int width) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + scratch.resolve("profile"));
    command.add("--window-size=" + width + ",2000");
    command.add("--screenshot=" + scratch.resolve("page.png"));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    Path document = scratch.resolve("document.txt");
    Path log = scratch.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(document.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw silent(log);
    }
    List<String> said =
        Files.readString(log).lines().filter(line -> line.contains(":CONSOLE")).toList();
    return new Visit(Files.readString(document), String.join("\n", said));
  }

  /** Returns how many pages of A4 a page takes; the browser is ended once the paper is there. */
  int printed(Path page) throws IOException, InterruptedException {
    Path paper = scratch.resolve("paper.pdf");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(QUIET.stream().filter(flag -> !flag.startsWith("--virtual-time")).toList());
    command.add("--user-data-dir=" + scratch.resolve("printing"));
    command.add("--no-pdf-header-footer");
    command.add("--print-to-pdf=" + paper);
    command.add(page.toUri().toString());
    Path log = scratch.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("document.txt").toFile())
            .redirectError(log.toFile())
            .start();
    String pdf = "";
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
      while (System.nanoTime() < end && !pdf.endsWith("%%EOF\n")) {
        Thread.sleep(100);
        pdf = Files.exists(paper) ? Files.readString(paper, StandardCharsets.ISO_8859_1) : "";
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    if (!pdf.endsWith("%%EOF\n")) {
      throw silent(log);
    }
    return (int) Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
  }

  private static IOException silent(Path log) throws IOException {
    return new IOException(
        "the browser was not done in " + MINUTES + " minutes:\n" + Files.readString(log));
  }

  /** The picture of the last page. */
  Path picture() {
    return scratch.resolve("page.png");
  }
}
