package dev.convproof.campaign;

import dev.convproof.campaign.Covered.Count;
import dev.convproof.campaign.Covered.First;
import dev.convproof.campaign.Covered.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The journal of a campaign: a line for each task that was judged, behind a first line that says
 * which campaign it is. A line counts only if it is whole, so that the end of the process, at any
 * moment, costs the tasks under way and no more.
 */
public final class Journal implements AutoCloseable {
  private static final String KIND = "convproof-campaign-3";
  private static final String NONE = "-";
  private static final int FIELDS = 8;

  private final FileChannel file;
  private Covered evidence;

  private Journal(FileChannel file, Covered evidence) {
    this.file = file;
    this.evidence = evidence;
  }

  /** The file is of another campaign, or is none. */
  public static final class OtherCampaignException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherCampaignException(Path file) {
      super(file + ": the journal of another campaign, or of another version", null, false, false);
    }
  }

  /** Another process writes it. */
  public static final class InUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InUseException(Path file) {
      super(file + ": another process runs this campaign", null, false, false);
    }
  }

  /**
   * Opens a journal, or begins one where there is no file; what is behind its last whole line is
   * cut off.
   *
   * @param campaign that it must be of, in words
   * @throws OtherCampaignException if it is of another
   * @throws InUseException if another process writes it
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static Journal open(Path path, String campaign) {
    try {
      FileChannel file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return open(file, path, KIND + "\t" + hash(campaign));
      } catch (IOException | RuntimeException failed) {
        file.close();
        throw failed;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Journal open(FileChannel file, Path path, String heading) throws IOException {
    lock(file, path);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf('\n') + 1;
    List<String> lines = text.substring(0, end).lines().toList();
    if (!lines.isEmpty() && !isWhole(lines.get(0), heading)) {
      throw new OtherCampaignException(path);
    }
    if (lines.isEmpty() && !text.isEmpty() && !line(heading).startsWith(text)) {
      throw new OtherCampaignException(path);
    }
    Covered evidence = Covered.NONE;
    long good = 0;
    for (int at = 0; at < lines.size(); at++) {
      Optional<Covered> read = at == 0 ? Optional.of(Covered.NONE) : read(utf8(lines.get(at)));
      if (read.isEmpty()) {
        break;
      }
      evidence = evidence.plus(read.get());
      good += lines.get(at).length() + 1;
    }
    file.truncate(good);
    file.position(good);
    Journal journal = new Journal(file, evidence);
    if (good == 0) {
      journal.write(line(heading));
    }
    return journal;
  }

  /** Keeps others out until the file is closed. */
  private static void lock(FileChannel file, Path path) throws IOException {
    try {
      if (file.tryLock() == null) {
        throw new InUseException(path);
      }
    } catch (OverlappingFileLockException inThisProcess) {
      throw new InUseException(path);
    }
  }

  private static String hash(String text) {
    byte[] digest = Covered.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static String line(String fields) {
    CRC32 sum = new CRC32();
    sum.update(fields.getBytes(StandardCharsets.UTF_8));
    return fields + "\t" + Long.toHexString(sum.getValue()) + "\n";
  }

  private static boolean isWhole(String line, String fields) {
    return (line + "\n").equals(line(fields));
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Reads a line, without its end; empty where it is not whole. */
  static Optional<Covered> read(String line) {
    String[] fields = line.split("\t", -1);
    int end = line.lastIndexOf('\t');
    if (fields.length != FIELDS || !isWhole(line, line.substring(0, end))) {
      return Optional.empty();
    }
    Optional<First> first =
        fields[4].equals(NONE)
            ? Optional.empty()
            : Optional.of(new First(Long.parseLong(fields[4]), fields[5], fields[6]));
    return Optional.of(
        new Covered(
            List.of(new Range(Long.parseLong(fields[0]), Long.parseLong(fields[1]))),
            Arrays.stream(fields[2].split(" ", -1)).map(Journal::count).toList(),
            new BigInteger(fields[3], 16),
            first));
  }

  private static Count count(String text) {
    String[] numbers = text.split(":", -1);
    return new Count(
        Integer.parseInt(numbers[0]),
        Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]),
        Long.parseLong(numbers[3]),
        Long.parseLong(numbers[4]));
  }

  /** Writes the evidence of a task as a line with its end. */
  static String written(Covered task) {
    Range range = task.ranges().get(0);
    Optional<First> first = task.first();
    return line(
        String.join(
            "\t",
            Long.toString(range.from()),
            Long.toString(range.to()),
            task.counts().stream().map(Journal::text).collect(Collectors.joining(" ")),
            task.digestText(),
            first.map(f -> Long.toString(f.rank())).orElse(NONE),
            first.map(First::shape).orElse(NONE),
            first.map(First::what).orElse(NONE)));
  }

  private static String text(Count count) {
    return Stream.of(count.part(), count.shapes(), count.judged(), count.refuted(), count.suspect())
        .map(Number::toString)
        .collect(Collectors.joining(":"));
  }

  /** Returns what was judged so far. */
  public Covered evidence() {
    return evidence;
  }

  /**
   * Adds the evidence of a task.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void add(Covered task) {
    write(written(task));
    evidence = evidence.plus(task);
  }

  private void write(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
