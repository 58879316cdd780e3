package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cli.Serve.Served;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a browser and a program see it: one for all tests, with one quick worker. */
class ServeTest {
  private static final String[] WRONG = {"quantity", "biases", "formula", "co*ci"};
  private static final String[] RIGHT = {"quantity", "biases", "formula", "co"};

  private static final List<String> BIASES = List.of("co", "ci", "co*ci");

  private static final String FERMAT = "co+max(0,1-(h^3+w^3-ci^3)^2)";

  /** A page says early that it waits. */
  private static final WebServer.Limits SOON =
      new WebServer.Limits(
          100,
          900,
          12,
          8192,
          Duration.ofSeconds(15),
          Duration.ofSeconds(75),
          Duration.ofMillis(300),
          Duration.ofSeconds(60));

  private static Served served;
  private static Asking ask;

  @BeforeAll
  static void start() {
    WorkerPool.Limits limits =
        new WorkerPool.Limits(1, Duration.ofSeconds(2), Duration.ofSeconds(20), 100, 4, 1 << 20);
    served = Served.start("127.0.0.1", 0, limits, SOON);
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
    assertThat(ask.page("/decompose", "k", "[[1,0],[0,1]]", "lang", "zh").body())
        .contains("它的牛顿多边形以 1, x·y 为顶点", "<dt>结论</dt>", "不存在")
        .doesNotContain("irreducible", "corners", "none exist");
    assertThat(ask.page("/compose", "k1", "[1,2,1]", "k2", "[1,0,-1]", "lang", "zh").body())
        .contains("沿每条轴", "要得到 Sobel 的 3×3 卷积核")
        .doesNotContain("along each", "both are rows");
    assertThat(ask.json("/compose", "k1", "[1,2]", "k2", "[1,1]").body())
        .isEqualTo(Answer.to("compose", "[1,2]", "[1,1]", "--json").out());
  }

  @Test
  void strategies_numbers_and_laws_have_chinese_names() {
    assertThat(ask.page("/run", "input", "[[1,2],[3,4]]", "kernel", "[[1]]", "lang", "zh").body())
        .contains("<th scope=\"row\">逐通道</th>", "双精度浮点数，", "<th scope=\"row\">分组</th>")
        .doesNotContain(">per-channel<", "doubles, ", ">groups<");
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

  /** Equal questions are computed once; of those that ask at once, each gets its own answer. */
  @Tag("long")
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

  /** Fermat's cubes: Z3 keeps to no limit there. The page says how long; others do not wait. */
  @Test
  void what_takes_long_waits_in_line_and_nobody_waits_for_it() {
    String fermat = Asking.query("/check", "quantity", "biases", "formula", FERMAT, "timeout", "1");
    HttpResponse<String> waiting = ask.once("text/html", fermat);
    assertThat(waiting.statusCode()).isEqualTo(202);
    assertThat(waiting.headers().firstValue("Refresh")).hasValue("1");
    assertThat(waiting.body()).contains("id=\"ahead\"", "id=\"seconds\"");
    assertThat(ask.page("/check", WRONG).statusCode()).isEqualTo(200);
    HttpResponse<String> undecided =
        ask.page("/check", "quantity", "biases", "formula", FERMAT, "timeout", "1");
    assertThat(undecided.statusCode()).isEqualTo(200);
    assertThat(undecided.body()).contains("UNDECIDED", "no answer within 1 s");
  }
}
