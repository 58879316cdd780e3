package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processes of this machine that have a mark in their environment, which those that they start
 * inherit, and what Linux tells of them.
 */
final class MarkedProcesses {
  /** The variable whose value is the mark. */
  static final String VARIABLE = "CONVPROOF_TEST_MARK";

  private static final int TRIES = 1_500;
  private static final double TICKS = 100; // a second, on every Linux that OpenJDK runs on
  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private MarkedProcesses() {}

  /** Returns those that are marked with a folder. */
  static List<ProcessHandle> of(Path mark) {
    String due = "\0" + VARIABLE + "=" + mark + "\0";
    return ProcessHandle.allProcesses()
        .filter(one -> ("\0" + text(one.pid(), "environ")).contains(due))
        .filter(one -> !commandLine(one.pid()).isEmpty()) // a process that has ended has none
        .toList();
  }

  /** Asserts that there are none, but for a moment. */
  static void none(Path mark) throws InterruptedException {
    for (int tries = 0; tries < TRIES && !of(mark).isEmpty(); tries++) {
      Thread.sleep(20);
    }
    assertThat(of(mark).stream().map(one -> commandLine(one.pid()))).isEmpty();
  }

  /** Returns the one whose program has a name, as soon as it is there. */
  static ProcessHandle awaited(Path mark, Path name) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      for (ProcessHandle one : of(mark)) {
        if (Path.of(commandLine(one.pid()).split(" ", 2)[0]).endsWith(name)) {
          return one;
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError(name + " does not run");
  }

  /** Returns a process's command, its arguments behind spaces; empty once it has ended. */
  static String commandLine(long pid) {
    return text(pid, "cmdline").replace('\0', ' ').strip();
  }

  /** Returns the bytes of memory that a process has. */
  static long resident(long pid) {
    return Long.parseLong(found(text(pid, "status"), "VmRSS:\\s+(\\d+) kB")) * 1024;
  }

  /** Returns the bytes that a process has read. */
  static long bytesRead(long pid) {
    return Long.parseLong(found(text(pid, "io"), "rchar: (\\d+)"));
  }

  /** Returns the time that processors have spent on a process. */
  static double cpuSeconds(long pid) {
    String[] fields = text(pid, "stat").replaceFirst("^.*\\) ", "").split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Returns the bytes on a JVM's heap that are in use, after a collection. */
  static long liveHeap(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .start();
    String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).isZero();
    Matcher total = LIVE.matcher(told);
    assertThat(total.find()).as(told).isTrue();
    return Long.parseLong(total.group(1));
  }

  private static String found(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern + " in " + text).isTrue();
    return found.group(1);
  }

  private static String text(long pid, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
