package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.report.ServedPages;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server does not answer, and how it begins and ends. Nothing is computed for these. */
class ServeGuardTest {
  private static WebServer server;
  private static Asking ask;

  @BeforeAll
  static void start() throws IOException {
    WorkerPool none = null;
    server =
        WebServer.start(
            InetAddress.getLoopbackAddress(),
            "127.0.0.1",
            0,
            new ServedSite(new ServedPages()),
            none,
            WebServer.Limits.USUAL);
    ask = new Asking(URI.create("http://127.0.0.1:" + server.port() + "/"));
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "127.0.0.2", "", "[::2]"})
  void another_name_is_not_answered(String host) throws IOException {
    assertThat(ask.get("/", "Host: " + host)).startsWith("HTTP/1.1 4").doesNotContain("exercise");
    assertThat(ask.get("http://evil.example/", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("exercise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost:8080", "LOCALHOST"})
  void its_own_name_is_answered(String host) throws IOException {
    assertThat(ask.get("/", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void what_another_site_embeds_is_not_answered_but_a_link_is() throws IOException {
    String host = "Host: 127.0.0.1";
    assertThat(ask.get("/", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(
            ask.get(
                "/",
                host,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(ask.get("/", host, "Origin: http://evil.example"))
        .doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/report/../pom.xml",
        "/report/%2e%2e/pom.xml",
        "/report/..%2fpom.xml",
        "/report/..;/pom.xml",
        "/report//etc/passwd",
        "/report/%00",
        "/report/convproof-manifest.txt",
        "/META-INF/MANIFEST.MF",
      })
  void nothing_else_is_there(String path) throws IOException {
    assertThat(ask.get(path, "Host: 127.0.0.1")).startsWith("HTTP/1.1 40").contains("nosniff");
  }

  @Test
  void requests_have_a_kind_and_a_size() throws IOException {
    String host = "Host: 127.0.0.1\r\n";
    assertThat(ask.raw("POST /check HTTP/1.1\r\n" + host + "Content-Length: 1\r\n\r\nx"))
        .startsWith("HTTP/1.1 405 ");
    assertThat(ask.raw("GET /check HTTP/1.1\r\n" + host + "Content-Length: 9999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(ask.get("/" + "a".repeat(9_000), "Host: 127.0.0.1")).startsWith("HTTP/1.1 414 ");
    assertThat(ask.get("/", "Host: 127.0.0.1", "X: " + "a".repeat(9_000)))
        .startsWith("HTTP/1.1 431 ");
    assertThat(ask.raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/served.css", "/windows", "/report/index.html"})
  void every_reply_says_what_it_may_do(String path) throws IOException {
    assertThat(ask.get(path, "Host: 127.0.0.1"))
        .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
        .contains("frame-ancestors 'none'", "default-src 'none'", "X-Frame-Options: DENY")
        .doesNotContain("Server:", "Jetty", "Access-Control");
  }

  /** By the process itself, as in a terminal. */
  @Tag("long")
  @Test
  void ctrl_c_ends_it_at_once_and_leaves_nothing(@TempDir Path folder) throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "no signals here: skipped");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port=0")
            .directory(folder.toFile())
            .start();
    try {
      endedByCtrlC(process, folder);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void endedByCtrlC(Process process, Path folder) throws Exception {
    String said = process.inputReader().readLine();
    assertThat(said).matches("serving http://127\\.0\\.0\\.1:[0-9]+/ until Ctrl-C ends it");
    assertThat(new Asking(URI.create(said.split(" ", -1)[1])).page("/").statusCode())
        .isEqualTo(200);
    List<ProcessHandle> workers = process.descendants().toList();
    assertThat(workers).isNotEmpty();
    if (ignoresInterrupts(process.pid())) {
      abort("SIGINT is ignored here, as behind nohup, and by what is started here: skipped");
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  /** What ignores SIGINT where it is started hands that on, through any shell. */
  private static boolean ignoresInterrupts(long pid) throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(ignored.split("\\s+", -1)[1], 16) >> 1 & 1) == 1;
  }

  @Test
  void a_port_in_use_and_a_bad_address_are_told_in_a_line() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      Answer.to("serve", "--port", Integer.toString(port))
          .isRefusedWith(
              "convproof serve: --bind 127.0.0.1 --port "
                  + port
                  + ": Address already in use; another --port or --bind would be right");
    }
    Answer.to("serve", "--port", "0", "--bind", "203.0.113.7").isRefused("--bind 203.0.113.7");
    Answer.to("serve", "--bind", "no such host").isRefused("is no address");
    Answer.to("serve", "--port", "70000").isRefused("--port 70000: from 0 to 65535");
    Answer.to("serve", "--port", "x").isRefused("--port");
  }
}
