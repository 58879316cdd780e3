package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.cli.Serve.Served;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A class and a few who mean harm, at once, each from an address of its own. */
@Tag("long")
class ServeLoadTest {
  private static final int STUDENTS = 300;
  private static final int HOSTILE = 50;
  private static final double LATEST = 3;

  /** Of answers that none has given before, for which nothing is asked but that they come. */
  private static final double LATEST_ANEW = 60;

  /** The memory of all processes: the server's own, and three workers' heaps and solvers. */
  private static final long MOST_MEMORY = 3L << 30;

  @Test
  void three_hundred_students_get_every_answer_in_time_with_and_without_hostile_clients()
      throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "another system than Linux has no addresses for all: skipped");
    try (Served served = Served.start("127.0.0.1", 0, Serve.pool(), WebServer.Limits.USUAL)) {
      Asking ask = new Asking(URI.create(served.address()));
      List<WebQuestion> answers = Serve.catalogue();
      served.pool().prepare(answers, Serve.practice());
      while (served.pool().unprepared() > 0) {
        Thread.sleep(100);
      }
      Load alone = load(ask, answers, "300 students");
      Load beside;
      Load fresh;
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService harm = Executors.newFixedThreadPool(HOSTILE);
      AtomicLong attacks = new AtomicLong();
      try {
        for (int one = 0; one < HOSTILE; one++) {
          int kind = one;
          Asking from = ask.from("127.0.2." + (1 + one));
          harm.execute(() -> attack(from, kind, over, attacks));
        }
        Thread.sleep(3_000);
        beside = load(ask, answers, "300 students beside 50 hostile clients");
        fresh = load(ask, spelled(answers), "300 who spell them anew, beside 50 hostile clients");
        over.set(true);
      } finally {
        harm.shutdownNow();
      }
      System.out.println(attacks + " attacks meanwhile");
      for (Load one : List.of(alone, beside, fresh)) {
        assertThat(one.answered()).isEqualTo(STUDENTS);
        assertThat(one.memory()).isLessThan(MOST_MEMORY);
      }
      assertThat(List.of(alone, beside)).allMatch(one -> one.percentile95() < LATEST);
      assertThat(fresh.percentile95()).isLessThan(LATEST_ANEW);
      assertThat(attacks.get()).isGreaterThanOrEqualTo(HOSTILE / 5); // slow clients finish few
    }
  }

  /** The same answers as pages in English, written so that none has been asked before. */
  private static List<WebQuestion> spelled(List<WebQuestion> answers) {
    return answers.stream()
        .filter(one -> !one.json() && one.language().equals("en"))
        .map(
            one -> {
              SortedMap<String, String> other = new TreeMap<>(one.parameters());
              other.put("formula", "(" + one.parameters().get("formula") + ")");
              return new WebQuestion(one.path(), other, false, "en");
            })
        .toList();
  }

  /** What became of the students. */
  private record Load(int answered, double percentile95, long memory) {}

  private static Load load(Asking ask, List<WebQuestion> answers, String what) throws Exception {
    List<WebQuestion> asked = new ArrayList<>();
    IntStream.range(0, STUDENTS).forEach(one -> asked.add(answers.get(one % answers.size())));
    Collections.shuffle(asked, new Random(1));
    ExecutorService students = Executors.newFixedThreadPool(STUDENTS);
    CountDownLatch now = new CountDownLatch(1);
    ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
    try {
      List<Future<Long>> times = new ArrayList<>();
      for (WebQuestion question : asked) {
        int who = times.size();
        Asking from = ask.from("127.0.1." + (1 + who % 254));
        times.add(
            students.submit(
                () -> {
                  now.await();
                  long began = System.nanoTime();
                  String reply = answered(from, question);
                  if (!reply.startsWith("HTTP/1.1 200 ") || !isOwn(reply, question)) {
                    lost.add(question + ": " + reply.lines().findFirst().orElse("nothing"));
                  }
                  return System.nanoTime() - began;
                }));
      }
      now.countDown();
      long[] nanos = new long[STUDENTS];
      for (int one = 0; one < STUDENTS; one++) {
        nanos[one] = times.get(one).get(5, TimeUnit.MINUTES);
      }
      Arrays.sort(nanos);
      double last = nanos[STUDENTS - 1] / 1e9;
      double percentile95 = nanos[STUDENTS * 95 / 100] / 1e9;
      long memory = memory();
      System.out.println(
          Output.text(
              "%s: %d answered, half within %.2f s, 95 of 100 within %.2f s, all within %.2f s; %d MB in all processes",
              what,
              STUDENTS - lost.size(),
              nanos[STUDENTS / 2] / 1e9,
              percentile95,
              last,
              memory >> 20));
      assertThat(lost).isEmpty();
      return new Load(STUDENTS - lost.size(), percentile95, memory);
    } finally {
      students.shutdownNow();
    }
  }

  private static String answered(Asking ask, WebQuestion question) throws IOException {
    List<String> parameters = new ArrayList<>();
    question.parameters().forEach((name, value) -> parameters.addAll(List.of(name, value)));
    parameters.addAll(List.of("lang", question.language()));
    String[] all = parameters.toArray(String[]::new);
    return ask.plainly(question.json(), Asking.query("/check", all));
  }

  /** Each gets the answer to what it asked, and not to what another did. */
  private static boolean isOwn(String reply, WebQuestion question) {
    String formula = question.parameters().get("formula");
    return question.json()
        ? reply.contains("\"formula\" : \"" + formula + "\"")
        : reply.contains("name=\"formula\" value=\"" + formula + "\"");
  }

  /** Resident memory of this process, which has the server and the students, and its children. */
  private static long memory() {
    return LongStream.concat(
            LongStream.of(ProcessHandle.current().pid()),
            ProcessHandle.current().descendants().mapToLong(ProcessHandle::pid))
        .map(ServeLoadTest::resident)
        .sum();
  }

  private static long resident(long process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .sum();
    } catch (IOException endedOrNoLinux) {
      return 0;
    }
  }

  private static void attack(Asking ask, int who, AtomicBoolean over, AtomicLong attacks) {
    Random random = new Random(who);
    while (!over.get()) {
      try {
        switch (who % 5) {
          case 0 -> undecidable(ask, random);
          case 1 -> huge(ask, random);
          case 2 -> sendsSlowly(ask, over);
          case 3 -> readsSlowly(ask, over);
          default -> kernels(ask, random);
        }
      } catch (IOException | RuntimeException refused) {
        attacks.incrementAndGet(); // refused is as good as answered
        continue;
      }
      attacks.incrementAndGet();
    }
  }

  /** Fermat's cubes, each time other ones; Z3 keeps to no limit there. */
  private static void undecidable(Asking ask, Random random) throws IOException {
    ask.plainly(
        false,
        Asking.query(
            "/check",
            "quantity",
            "biases",
            "formula",
            "co+max(0,1-(h^3+" + (1 + random.nextInt(1000)) + "*w^3-ci^3)^2)"));
  }

  private static void huge(Asking ask, Random random) throws IOException {
    StringBuilder formula = new StringBuilder("co");
    while (formula.length() < 950) {
      formula.append("*(kh+kw*").append(random.nextInt(99)).append(")^9");
    }
    ask.plainly(
        false,
        Asking.query(
            "/check",
            "quantity",
            "operations",
            "formula",
            formula.substring(0, formula.lastIndexOf("*("))));
  }

  private static void kernels(Asking ask, Random random) throws IOException {
    String row = "1,2,3,4,5,6,7,8,9," + random.nextInt(1000);
    ask.plainly(false, Asking.query("/decompose", "k", "[[" + row + "],[" + row + "]]"));
  }

  private static void sendsSlowly(Asking ask, AtomicBoolean over) throws IOException {
    try (Socket socket = ask.connection()) {
      for (byte one :
          "GET /check?quantity=biases&formula=co HTTP/1.1\r\nX: "
              .getBytes(StandardCharsets.UTF_8)) {
        if (over.get()) {
          return;
        }
        socket.getOutputStream().write(one);
        pause(200);
      }
      while (!over.get()) {
        socket.getOutputStream().write('x');
        pause(200);
      }
    }
  }

  private static void readsSlowly(Asking ask, AtomicBoolean over) throws IOException {
    try (Socket socket = ask.connection()) {
      socket.setReceiveBufferSize(1024);
      for (int turn = 0; turn < 50; turn++) {
        socket
            .getOutputStream()
            .write(
                "GET /report/index.html HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
      }
      InputStream in = socket.getInputStream();
      while (!over.get() && in.read() >= 0) {
        pause(50);
      }
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }
}
