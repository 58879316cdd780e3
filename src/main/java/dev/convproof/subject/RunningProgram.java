package dev.convproof.subject;

import dev.convproof.Withheld;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process and its streams, until it ends or is ended, its descendants with it. */
final class RunningProgram {
  private static final int OUTPUT_BUFFER = 1 << 16;
  private static final int MOST_ROUNDS = 10;
  private static final int POLL_MILLISECONDS = 20;
  private static final int POLLS_OF_MEMORY = 5;
  private static final int FAREWELL_MILLISECONDS = 300;
  private static final int LAST_WORDS_MILLISECONDS = 5_000;

  private final Process process;
  private final String mark;
  private final Answers in;
  private final OutputStream out;
  private final LastWords errors;
  private final Thread draining;
  private final Withheld withheld;
  private long asked; // when, for what is waited for; 0 where nothing is
  private long limit;
  private boolean late;
  private volatile boolean ended;
  private final int megabytes;
  private volatile boolean hoards;

  private RunningProgram(Process process, String mark, int megabytes, LastWords errors) {
    this.megabytes = megabytes;
    this.process = process;
    this.mark = mark;
    this.errors = errors;
    this.withheld =
        new Withheld(() -> Stream.concat(Stream.of(process.toHandle()), process.descendants()));
    this.in = new Answers(process.getInputStream());
    this.out = process.getOutputStream();
    this.draining = daemon("convproof-errors", () -> errors.drain(process.getErrorStream()));
    daemon("convproof-watch", this::watch);
  }

  /**
   * Starts a program, without a shell.
   *
   * @param mark in its environment, by which it is found
   * @param megabytes of memory that it and what it starts may take, where the system tells
   * @throws NoSubjectException if there is no such program
   */
  static RunningProgram start(List<String> command, String mark, int megabytes, LastWords errors) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(Guard.VARIABLE, mark.substring(mark.indexOf('=') + 1));
    Telemetry.turnOff(builder.environment());
    try {
      return new RunningProgram(builder.start(), mark, megabytes, errors);
    } catch (IOException e) {
      throw new NoSubjectException("%s cannot be started: %s", command.get(0), why(command, e));
    }
  }

  private static String why(List<String> command, IOException failure) {
    boolean path = command.get(0).contains(File.separator);
    Path file = Path.of(command.get(0));
    if (path && !Files.exists(file)) {
      return "there is no such file";
    }
    if (path && !Files.isExecutable(file)) {
      return "it may not be executed: chmod +x would be right";
    }
    boolean absent = failure.getMessage().contains("error=2,");
    return absent && !path ? "there is no such program in PATH" : failure.getMessage();
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  Answers in() {
    return in;
  }

  /** What the program writes to standard output. */
  static final class Answers extends BufferedInputStream {
    Answers(InputStream from) {
      super(from, OUTPUT_BUFFER);
    }

    /** Returns whether there is more that has been read from the pipe; asks no system. */
    synchronized boolean hasMore() {
      return pos < count;
    }
  }

  /** Sends bytes, all at once. */
  void send(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
    out.flush();
  }

  /** Ends the process unless {@link #inTime} is called within the time. */
  synchronized void due(long nanoseconds) {
    asked = System.nanoTime() | 1;
    limit = nanoseconds;
  }

  /** Returns whether what was due came in time. */
  synchronized boolean inTime() {
    asked = 0;
    return !late;
  }

  private synchronized boolean isLate() {
    late |= withheld.isOver(asked, limit);
    return late;
  }

  /** Ends what is late; and where it has ended itself, whatever of it holds its output open. */
  private void watch() {
    try {
      for (int poll = 0; !ended; poll++) {
        boolean exited = process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (exited) {
          Thread.sleep(POLL_MILLISECONDS);
        } else if (megabytes < PipeSubject.UNLIMITED && poll % POLLS_OF_MEMORY == 0) {
          hoards = memory() >> 10 > megabytes;
        }
        if (exited || hoards || isLate()) {
          end();
        }
      }
    } catch (InterruptedException stopped) {
      end();
    }
  }

  /** Returns the kilobytes that it and what it has started take; 0 where that is not told. */
  private long memory() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(RunningProgram::resident)
        .sum();
  }

  private static long resident(ProcessHandle of) {
    return read(of, "status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Lets it end by itself, as it should at the end of its input; ends it where it does not. */
  void finish() {
    try {
      out.close();
      process.waitFor(FAREWELL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (IOException gone) {
      // and so is the process
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  /** Ends the process and its descendants, at once. */
  void end() {
    ended = true;
    List<ProcessHandle> descendants = descendants();
    process.toHandle().destroyForcibly(); // the Process itself would close what is still to be read
    for (int round = 0; round < MOST_ROUNDS && !descendants.isEmpty(); round++) {
      descendants.forEach(ProcessHandle::destroyForcibly);
      descendants = descendants(); // which it may have started meanwhile
    }
  }

  /** Returns the living processes that it started, and those that these have left behind. */
  private List<ProcessHandle> descendants() {
    Stream<ProcessHandle> marked =
        ProcessHandle.allProcesses()
            .filter(other -> other.pid() != process.pid() && read(other, "environ").contains(mark));
    return Stream.concat(process.descendants(), marked).distinct().toList();
  }

  private static String read(ProcessHandle of, String file) {
    try {
      Path told = Path.of("/proc", Long.toString(of.pid()), file);
      return Files.readString(told, StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException gone) {
      return "";
    }
  }

  /** Returns whether it was ended from here. */
  boolean hasEnded() {
    return ended;
  }

  /** Returns how it ended, after its output did: in words. */
  String ending() {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        end();
        return "closed its output";
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "ended";
    }
    int code = process.exitValue();
    if (hoards) {
      return "took more than " + megabytes + " MB of memory";
    }
    return code > 128 && code < 160
        ? "was ended by signal " + (code - 128)
        : "exited with code " + code;
  }

  /** Returns the last line on standard error; empty where there is none. */
  String lastWords() {
    if (!process.isAlive()) {
      try {
        draining.join(LAST_WORDS_MILLISECONDS); // the end of the process is seen before its words
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return errors.lastLine();
  }

  /** The end of what programs print on standard error, however much that is. */
  static final class LastWords {
    private static final int KEPT = 4096;

    /** What a Java says of the options in its environment, before anything of the program's. */
    private static final Pattern NOTICE =
        Pattern.compile(
            "(NOTE: )?Picked up (JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS): .*");

    private byte[] last = new byte[0];
    private long count;

    private void drain(InputStream from) {
      byte[] some = new byte[KEPT];
      try (from) {
        PushbackInputStream begun = new PushbackInputStream(from, KEPT);
        skipNotices(begun);
        for (int read = begun.read(some); read >= 0; read = begun.read(some)) {
          add(some, read);
        }
      } catch (IOException ended) {
        // with the process
      }
    }

    /** Reads past the lines that a Java begins with, and gives back what is none of them. */
    private static void skipNotices(PushbackInputStream from) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = from.read(); next >= 0; next = from.read()) {
        line.write(next);
        String begun = line.toString(StandardCharsets.UTF_8);
        boolean ended = next == '\n';
        if (ended && NOTICE.matcher(begun.strip()).matches()) {
          line.reset();
        } else if (ended || line.size() == KEPT || !mayBecomeNotice(begun)) {
          break;
        }
      }
      from.unread(line.toByteArray());
    }

    private static boolean mayBecomeNotice(String begun) {
      return Stream.of("NOTE: Picked up ", "Picked up ")
          .anyMatch(start -> begun.startsWith(start) || start.startsWith(begun));
    }

    private synchronized void add(byte[] some, int read) {
      count += read;
      int old = Math.min(last.length, KEPT - read);
      byte[] both = Arrays.copyOfRange(last, last.length - old, last.length + read);
      System.arraycopy(some, 0, both, old, read);
      last = both;
    }

    /** Returns how many bytes were printed. */
    synchronized long count() {
      return count;
    }

    /** Returns the last of them. */
    synchronized String text() {
      return new String(last, StandardCharsets.UTF_8);
    }

    private String lastLine() {
      List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    }
  }
}
