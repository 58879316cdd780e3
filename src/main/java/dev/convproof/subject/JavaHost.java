package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.Withheld;
import dev.convproof.geometry.Geometry;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The main class of a child JVM: speaks the protocol of {@code protocol.txt} for a foreign class,
 * which may print, exit, loop, throw and start threads as it likes.
 */
public final class JavaHost {
  private static final int POLL_MILLISECONDS = 50;
  private static final int MOST_TEXT = 400;
  private static final AtomicReference<List<String>> WORDS = new AtomicReference<>(List.of());

  private final ForeignClass foreign;
  private final Class<?> type;
  private final InputStream in;
  private final OutputStream out;
  private final Thread caller = Thread.currentThread();
  private final AtomicReference<Throwable> inThread = new AtomicReference<>();
  private boolean due; // an answer
  private long began; // never 0
  private double limit;
  private final Withheld withheld = new Withheld(() -> Stream.of(ProcessHandle.current()));
  private Object last;

  JavaHost(ForeignClass foreign, InputStream in, OutputStream out) {
    this.foreign = foreign;
    this.type = foreign.array();
    this.in = in;
    this.out = out;
  }

  /**
   * Returns the command that starts a host.
   *
   * @param target the class, and perhaps a method of it, as {@code CLASS#METHOD}
   * @param classPath where it is found; empty for nothing beside ConvProof itself
   * @param megabytes that its heap may take
   */
  public static List<String> command(String target, String classPath, int megabytes) {
    return command(target, classPath, megabytes, target);
  }

  /** Returns the command that starts a host of what has a name of its own. */
  public static List<String> command(String target, String classPath, int megabytes, String name) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + megabytes + "m",
        "-XX:+UseSerialGC",
        "-XX:-OmitStackTraceInFastThrow", // which would hide where something is thrown
        Guard.TEMPORARY, // a Java is halted, and deletes nothing of what it unpacked
        "-XX:+SuppressFatalErrorMessage", // which would go to standard output, and into a file
        "-cp",
        own() + (classPath.isEmpty() ? "" : File.pathSeparator + classPath),
        JavaHost.class.getName(),
        target,
        name);
  }

  /** Returns the jar or folder that ConvProof's classes are in. */
  public static String own() {
    return place(JavaHost.class);
  }

  /** Returns the jar or folder that a class is in. */
  static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the words behind the class and its name, which change how it runs. */
  public static List<String> words() {
    return WORDS.get();
  }

  /** Serves one class until standard input ends. */
  public static void main(String[] args) throws IOException {
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    Optional<JavaHost> host = greeting(List.of(args), in, out);
    if (host.isPresent()) {
      host.get().serve();
    }
    Runtime.getRuntime().halt(0);
  }

  /** Greets for the class that the arguments name, or says why there is none, which ends it. */
  static Optional<JavaHost> greeting(List<String> args, InputStream in, OutputStream out)
      throws IOException {
    WORDS.set(args.subList(2, args.size()));
    try {
      ForeignClass foreign = ForeignClass.find(args.get(0));
      String format = Frames.format(foreign.array());
      String given = foreign.name().orElse(args.get(1));
      String name = args.get(0).equals(given) ? "" : "\nname=" + given;
      String operations = "\noperations=" + String.join(",", foreign.operations()) + "\n";
      out.write(line("version=1" + name + "\nformats=" + format + operations));
      return Optional.of(new JavaHost(foreign, in, out));
    } catch (NoSubjectException none) {
      out.write(line("error " + none.getMessage()));
      return Optional.empty();
    }
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void serve() throws IOException {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> elsewhere(e));
    Thread exiting =
        new Thread(() -> exiting(Thread.getAllStackTraces().values()), "convproof-exit");
    Runtime.getRuntime().addShutdownHook(exiting);
    Thread watch = new Thread(this::watch, "convproof-watch");
    watch.setDaemon(true);
    watch.start();
    answers();
  }

  /** Keeps what a thread of the class has thrown, the first time until a call is answered. */
  void elsewhere(Throwable thrown) {
    inThread.compareAndSet(null, thrown);
  }

  /** Answers calls until the input ends. */
  void answers() throws IOException {
    for (String line = Frames.line(in); line != null; line = Frames.line(in)) {
      Map<String, String> call = Frames.pairs(line);
      if (call.containsKey("question")) {
        inquire(call);
      } else {
        answer(call);
      }
    }
  }

  private void inquire(Map<String, String> call) throws IOException {
    Inquiry.Question question = Inquiry.Question.read(call, in);
    begin(Double.POSITIVE_INFINITY); // who asks waits as long as it likes
    byte[] answer;
    try {
      answer = Inquiry.answer(foreign.answer(question));
    } catch (DeclinedException declined) {
      answer = line("unsupported " + declined.getMessage().replaceAll("\\s+", " "));
    } catch (Throwable thrown) {
      answer = line("error " + text(thrown));
    }
    if (claim()) {
      out.write(answer);
    }
  }

  private void answer(Map<String, String> call) throws IOException {
    Geometry g = Frames.geometry(call);
    Object[] sent = {read(g.inputSize()), read(g.weightSize()), null};
    String operation = call.get("operation");
    boolean forward = operation.equals(Greeting.FORWARD);
    boolean biased = call.get("bias").equals("1");
    sent[2] = !forward ? read(g.outputSize()) : biased ? read(g.outputChannels()) : null;
    Object[] kept = Arrays.stream(sent).map(JavaHost::copy).toArray();
    begin(Double.parseDouble(call.get("limit")));
    try {
      Object result = foreign.call(operation, g, sent[0], sent[1], sent[2]);
      Throwable elsewhere = inThread.getAndSet(null);
      if (elsewhere != null) {
        failed("error", "threw " + name(elsewhere) + " in a thread of its own", elsewhere);
      } else if (result == null || result.getClass() != type) {
        String found = result == null ? "null" : "a " + result.getClass().getSimpleName();
        String what = forward ? "the output" : "the " + operation.replace('-', ' ');
        say("error", "gives no " + type.getSimpleName(), what, found);
      } else {
        answer(result, sent, kept);
      }
    } catch (DeclinedException declined) {
      declined(declined.getMessage());
    } catch (OutOfMemoryError thrown) {
      last = null;
      failed("fatal", "threw OutOfMemoryError", thrown);
    } catch (Throwable thrown) {
      failed("error", "threw " + name(thrown), thrown);
    }
  }

  private Object read(int count) throws IOException {
    Object array = Array.newInstance(type.getComponentType(), count);
    byte[] raw = in.readNBytes(Frames.size(array));
    if (raw.length < Frames.size(array)) {
      Runtime.getRuntime().halt(0); // nobody is there any more
    }
    Frames.get(Frames.over(raw), array);
    return array;
  }

  private static byte[] copy(Object array) {
    return array == null ? null : raw(array);
  }

  private static byte[] raw(Object array) {
    byte[] raw = new byte[Frames.size(array)];
    Frames.put(Frames.over(raw), array);
    return raw;
  }

  private void answer(Object result, Object[] sent, Object[] kept) throws IOException {
    byte[] output = raw(result);
    StringBuilder words = new StringBuilder("ok ").append(output.length);
    List<String> names = List.of("input", "weights", "bias");
    boolean changed = false;
    for (int at = 0; at < sent.length; at++) {
      words.append(result == sent[at] ? " buffer=" + names.get(at) : "");
      changed |= sent[at] != null && !Arrays.equals(copy(sent[at]), (byte[]) kept[at]);
    }
    words.append(result == last ? " buffer=previous" : "").append(changed ? " changed" : "");
    last = result;
    byte[] line = line(words.toString());
    byte[] answer = Arrays.copyOf(line, line.length + output.length);
    System.arraycopy(output, 0, answer, line.length, output.length);
    if (claim()) {
      out.write(answer);
      for (int at = 0; changed && at < sent.length && sent[at] != null; at++) {
        out.write(copy(sent[at]));
      }
    }
  }

  private synchronized void begin(double seconds) {
    due = true;
    limit = seconds;
    began = System.nanoTime() | 1;
  }

  /** Returns whether the answer is the caller's to give: only one is given to each call. */
  private synchronized boolean claim() {
    boolean mine = due;
    due = false;
    return mine;
  }

  private synchronized boolean isLate() {
    return withheld.isOver(due ? began : 0, Math.round(limit * 1e9));
  }

  private void declined(String reason) throws IOException {
    if (claim()) {
      out.write(line("unsupported " + reason.replaceAll("\\s+", " ")));
    }
  }

  private void failed(String kind, String what, Throwable thrown) {
    Throwable cause =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    say(kind, what, place(cause.getStackTrace()), text(cause));
  }

  private void say(String kind, String what, String place, String found) {
    if (claim()) {
      try {
        out.write(line(kind + " " + what + "\t" + place + "\t" + found));
      } catch (IOException gone) {
        Runtime.getRuntime().halt(1);
      }
    }
  }

  private static String name(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }

  private static String text(Throwable thrown) {
    String text;
    try {
      text = thrown.toString();
    } catch (Throwable hostile) {
      text = thrown.getClass().getName();
    }
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) + "…" : line;
  }

  /** Returns the innermost place that is neither Java's nor ours: class, method, file and line. */
  private static String place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
        .filter(frame -> !isOurs(frame.getClassName()))
        .findFirst()
        .map(JavaHost::place)
        .orElse("the call");
  }

  private static boolean isOurs(String name) {
    return name.equals(JavaHost.class.getName())
        || name.equals(ForeignClass.class.getName())
        || name.startsWith(ForeignClass.class.getName() + "$");
  }

  private static String place(StackTraceElement frame) {
    return String.format(
        Locale.ROOT,
        "%s.%s(%s:%d)",
        frame.getClassName(),
        frame.getMethodName(),
        frame.getFileName(),
        frame.getLineNumber());
  }

  /** Says where a call hangs, and ends with whoever started this. */
  private void watch() {
    ProcessHandle parent = ProcessHandle.current().parent().orElse(ProcessHandle.current());
    while (parent.isAlive()) {
      tellLate();
      try {
        Thread.sleep(POLL_MILLISECONDS);
      } catch (InterruptedException e) {
        // nobody does that
      }
    }
    Runtime.getRuntime().halt(1);
  }

  /** Says where a call is that is not back within its limit, once. */
  void tellLate() {
    if (isLate()) {
      String seconds = Exchange.seconds(Math.round(limit * 1e9));
      String what = "did not come back within " + seconds + " s";
      Throwable elsewhere = inThread.get();
      String found = elsewhere == null ? "nothing" : "in a thread of its own, " + text(elsewhere);
      say("fatal", what, place(caller.getStackTrace()), found);
    }
  }

  /**
   * Says which place ends Java, where one does during a call: of these stacks, that which exits.
   */
  void exiting(Collection<StackTraceElement[]> stacks) {
    stacks.stream()
        .filter(stack -> Arrays.stream(stack).anyMatch(JavaHost::exits))
        .findFirst()
        .ifPresent(
            stack -> say("fatal", "called System.exit", place(stack), "the end of its process"));
  }

  private static boolean exits(StackTraceElement frame) {
    return frame.getClassName().equals(Runtime.class.getName())
        && frame.getMethodName().equals("exit");
  }
}
