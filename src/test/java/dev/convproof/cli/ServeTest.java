package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cli.Serve.Served;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a browser and a program see it: one for all tests, with one quick worker. */
class ServeTest {
  private static final String[] WRONG = {"quantity", "biases", "formula", "co*ci"};
  private static final String[] RIGHT = {"quantity", "biases", "formula", "co"};

  private static final List<String> BIASES = List.of("co", "ci", "co*ci");

  private static Served served;
  private static Asking ask;

  @BeforeAll
  static void start() {
    WorkerPool.Limits limits =
        new WorkerPool.Limits(1, Duration.ofSeconds(2), Duration.ofSeconds(20), 100, 4, 1 << 20);
    served = Served.start("127.0.0.1", 0, limits, WebServer.Limits.USUAL);
    ask = new Asking(URI.create(served.address()));
  }

  @AfterAll
  static void nothing_is_left_of_a_server_that_is_closed() {
    List<ProcessHandle> workers = ProcessHandle.current().children().toList();
    served.close();
    assertThat(served.folder()).doesNotExist();
    assertThat(workers)
        .isNotEmpty()
        .allSatisfy(worker -> worker.onExit().get(10, TimeUnit.SECONDS));
  }

  @Test
  void a_program_gets_the_json_of_check() {
    HttpResponse<String> reply = ask.json("/check", WRONG);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(reply.body())
        .isEqualTo(Answer.to("check", "biases", "co*ci", "--json").out())
        .contains("\"verdict\" : \"REFUTED\"");
  }

  @Test
  void options_of_check_are_parameters() {
    assertThat(
            ask.json(
                    "/check",
                    "quantity",
                    "operations",
                    "formula",
                    "2*kh*kw*ci*co*ho*wo",
                    "bias",
                    "counted",
                    "where",
                    "kh=1,kw=1")
                .body())
        .isEqualTo(
            Answer.to(
                    "check",
                    "operations",
                    "2*kh*kw*ci*co*ho*wo",
                    "--bias=counted",
                    "--where=kh=1,kw=1",
                    "--json")
                .out());
  }

  @Test
  void a_page_shows_how_an_answer_is_read_its_verdict_its_picture_and_a_hint() {
    String page = ask.page("/check", WRONG).body();
    assertThat(page)
        .contains("Read as <math>", "class=\"verdict refuted\"", "<svg", "class=\"ring\"")
        .contains("<code>ci2</code>", "the factor ci is one too many", "co (proved)")
        .contains("<option value=\"biases\" selected=\"selected\">")
        .contains("name=\"formula\" value=\"co*ci\"");
  }

  @Test
  void a_proof_is_downloaded() {
    String page = ask.page("/check", RIGHT).body();
    assertThat(page).contains("verdict holds", "download=\"check-biases.smt2\"");
    HttpResponse<String> proof =
        ask.page("/proof", "quantity", "biases", "formula", "co", "file", "check-biases.smt2");
    assertThat(proof.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"check-biases.smt2\"");
    assertThat(proof.body()).contains("(check-sat)");
    assertThat(
            ask.page("/proof", "quantity", "biases", "formula", "co", "file", "../etc/passwd")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void chinese_is_chinese_and_switches_to_english() {
    String page = ask.page("/check", "quantity", "biases", "formula", "co*ci", "lang", "zh").body();
    assertThat(page)
        .contains("<html lang=\"zh-Hans\">", "不成立", "多了因数 ci", "结论")
        .contains("href=\"/check?formula=co*ci&amp;lang=en&amp;quantity=biases\" lang=\"en\"");
  }

  @Test
  void yes_and_no_answer_an_exercise() {
    assertThat(ask.page("/check", "quantity", "E5", "formula", "no").body()).contains("Y1");
  }

  @Test
  void the_first_page_asks_every_exercise_and_quantity() {
    assertThat(ask.page("/").body())
        .contains("id=\"E1a\"", "id=\"E8\"", "value=\"winograd-multiplications\"")
        .contains("name=\"formula\" value=\"yes\"")
        .contains("name=\"where\" value=\"kh=1,kw=1");
  }

  @Test
  void kernels_are_composed_and_decomposed() {
    assertThat(ask.page("/compose", "k1", "[[1],[2],[1]]", "k2", "[[1,0,-1]]").body())
        .contains("<span class=\"line\"> 2  0 -2</span>");
    assertThat(ask.page("/decompose", "k", "[1,2,1]").body()).contains("they exist");
    assertThat(ask.json("/compose", "k1", "[1,2]", "k2", "[1,1]").body())
        .isEqualTo(Answer.to("compose", "[1,2]", "[1,1]", "--json").out());
  }

  @Test
  void a_case_is_run_by_every_strategy() {
    assertThat(
            ask.page("/run", "input", "[[1,2],[3,4]]", "kernel", "[[1,2]]", "padding", "1").body())
        .contains("<tr><td>6</td><td>11</td><td>4</td></tr>", "im2col", "does not compute this:");
  }

  @Test
  void windows_are_drawn_without_a_script() {
    assertThat(ask.page("/windows", "h", "5", "k", "3", "s", "2", "p", "0", "d", "1").body())
        .contains("⌊(5 + 2·0 − 1·(3 − 1) − 1) / 2⌋ + 1 = <b>2</b>")
        .contains("class=\"tap\"");
    HttpResponse<String> none = ask.page("/windows", "h", "2", "k", "9", "p", "0");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("kernel 9 is larger than the padded input 2");
  }

  @Test
  void the_evidence_is_the_one_that_is_committed() throws IOException {
    String committed = Files.readString(Path.of("reports", "index.html"));
    HttpResponse<String> reply = ask.page("/report/index.html");
    assertThat(reply.body().replaceAll("(?s)<p class=\"ask\">.*?</p>", "")).isEqualTo(committed);
    assertThat(reply.body()).contains("href=\"/\"");
    assertThat(reply.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("'sha256-")
        .doesNotContain("unsafe");
    String evidence = Files.readString(Path.of("reports", "evidence.json"));
    assertThat(ask.page("/report/evidence.json").body()).isEqualTo(evidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/check?quantity=biases&formula=co%2B%2Bx | convproof check: ",
        "/check?quantity=biasez&formula=co | did you mean biases",
        "/check?quantity=biases | formula is missing",
        "/check?formula=co | quantity is missing",
        "/check?quantity=biases&formula=- | there is no standard input here",
        "/check?quantity=biases&formula=--file%3Dpom.xml | convproof check: ",
        "/check?quantity=biases&formula=co&file=pom.xml | unknown parameter \"file\"",
        "/check?quantity=biases&formula=co&proof-dir=/tmp/x | unknown parameter \"proof-dir\"",
        "/check?quantity=biases&formula=co&timeout=3600 | from 1 to 8 seconds",
        "/check?quantity=biases&formula=co&formula=ci | each parameter once",
        "/check?quantity=biases&formula=%FF%FE | UTF-8",
        "/check?quantity=biases&formula=co&padding=no | --padding",
        "/compose?k1=kernel.npy&k2=[1] | k1: [1,2,1]",
        "/compose?k1=[1.npy&k2=[1] | k1: [1,2,1]",
        "/compose?k1=[1,2]&k2=[[1 | K2: ",
        "/decompose?k=[1,2]&first=/etc/passwd | first: ",
        "/run?input=[[1]]&kernel=[[1,2]] | kernel 2 is larger",
        "/run?input=[[0.5]]&kernel=[[1]] | integers",
        "/run?input=[[1]]&kernel=[[1]]&padding=99 | at most 20000 are run here",
      })
  void what_is_wrong_is_told_in_a_line(String address, String line) {
    String encoded = address.replace("[", "%5B").replace("]", "%5D");
    HttpResponse<String> reply = ask.once("application/json", encoded);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).startsWith("{\n  \"error\" : \"").contains(line.replace("\"", "\\\""));
    assertThat(ask.once("text/html", encoded).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus=alert(1) x='"
      })
  void nothing_that_is_typed_becomes_markup(String typed) {
    for (String name : List.of("quantity", "formula", "where", "at", "padding", typed)) {
      List<String> parameters =
          new ArrayList<>(List.of("quantity", "biases", "formula", "co", name, typed));
      if (name.equals("quantity") || name.equals("formula")) {
        parameters = new ArrayList<>(List.of("quantity", "biases", "formula", "co"));
        parameters.set(parameters.indexOf(name) + 1, typed);
      }
      HttpResponse<String> reply = ask.page("/check", parameters.toArray(String[]::new));
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).doesNotContain("<script>alert", "<img src=x");
    }
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
  @ValueSource(strings = {"/", "/nothing", "/served.css", "/check", "/report/index.html"})
  void every_reply_says_what_it_may_do(String path) throws IOException {
    assertThat(ask.get(path, "Host: 127.0.0.1"))
        .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
        .contains("frame-ancestors 'none'", "default-src 'none'", "X-Frame-Options: DENY")
        .doesNotContain("Server:", "Jetty", "Access-Control");
  }

  /** Equal questions are computed once; of those that ask at once, each gets its own answer. */
  @Test
  void forty_students_get_their_own_answers_beside_clients_that_send_nothing() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int one = 0; one < 20; one++) {
      silent.add(ask.connection());
      silent.get(one).getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
    }
    ExecutorService class40 = Executors.newFixedThreadPool(40);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int one = 0; one < 40; one++) {
        String formula = BIASES.get(one % 3);
        answers.add(
            class40.submit(
                () -> ask.json("/check", "quantity", "biases", "formula", formula).body()));
      }
      for (int one = 0; one < 40; one++) {
        String formula = BIASES.get(one % 3);
        assertThat(answers.get(one).get()).contains("\"formula\" : \"" + formula + "\"");
      }
    } finally {
      class40.shutdownNow();
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void a_port_in_use_and_a_bad_address_are_told_in_a_line() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      Answer.to("serve", "--port", Integer.toString(port))
          .isRefusedWith(
              "convproof serve: --bind 127.0.0.1 --port %d: Address already in use; another --port or --bind would be right"
                  .formatted(port));
    }
    Answer.to("serve", "--port", "0", "--bind", "203.0.113.7").isRefused("--bind 203.0.113.7");
    Answer.to("serve", "--bind", "no such host").isRefused("is no address");
    Answer.to("serve", "--port", "70000").isRefused("--port 70000: from 0 to 65535");
    Answer.to("serve", "--port", "x").isRefused("--port");
  }
}
