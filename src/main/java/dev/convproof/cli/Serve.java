package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.claim.catalogue.KnownAnswers;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.file.OneLine;
import dev.convproof.report.ServedPages;
import dev.convproof.subject.Guard;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the page on this machine. */
@Command(
    name = "serve",
    description = {
      "Serves the page on this machine, until Ctrl-C: type an answer, see the verdict, its picture and"
          + " its proof; compose and decompose kernels, run a case, move windows; and the evidence.",
      "GET /check?quantity=biases&formula=co with Accept: application/json gives the JSON of check;",
      "the options of check are parameters."
    },
    footer = {
      "",
      "Example: convproof serve --port 8080",
      "Only this machine can reach it, unless --bind names an address of it that others reach: then",
      "anybody who reaches it can ask, and nobody can do more."
    })
final class Serve implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port (default: ${DEFAULT-VALUE}); 0 for any that is free.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "An address of this machine (default: ${DEFAULT-VALUE}); 0.0.0.0 for all of them.")
  private String bind;

  @Override
  public Integer call() throws InterruptedException {
    try (Served served = Served.start(bind, port, pool())) {
      Runtime.getRuntime().addShutdownHook(new Thread(served::close, "serve-end"));
      served.pool().prepare(catalogue(), practice());
      new Output(spec.commandLine().getOut())
          .line("serving %s until Ctrl-C ends it", served.address());
      new CountDownLatch(1).await();
    }
    return ExitCode.HOLDS;
  }

  /** Returns what the workers may take: a core each for what is quick. */
  static WorkerPool.Limits pool() {
    int cores = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    return new WorkerPool.Limits(
        cores,
        Duration.ofSeconds(1),
        Duration.ofSeconds(ServedAnswers.LONGEST + 7),
        2000,
        24,
        48L << 20);
  }

  /** Returns the answers of the catalogue as they are asked, page and JSON, in both languages. */
  static List<WebQuestion> catalogue() {
    List<WebQuestion> all = new ArrayList<>();
    List<FormulaClaim> answers =
        Catalogue.all().stream()
            .flatMap(claim -> KnownAnswers.answers(claim).stream())
            .filter(answer -> Quantities.named(answer.quantity().name()).isPresent())
            .toList();
    for (String language : List.of("en", "zh")) {
      answers.forEach(answer -> all.add(question(answer, false, language)));
    }
    answers.forEach(answer -> all.add(question(answer, true, "en")));
    return all;
  }

  /** Returns one question of each answer of the catalogue: the others come to the same. */
  static List<WebQuestion> practice() {
    return catalogue().stream()
        .filter(question -> !question.json() && question.language().equals("en"))
        .toList();
  }

  private static WebQuestion question(FormulaClaim answer, boolean json, String language) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("quantity", answer.quantity().name());
    parameters.put("formula", answer.answer().text());
    answer
        .fixed()
        .chosen()
        .forEach(
            (choice, option) -> {
              if (!choice.isOfWriting()) {
                parameters.put(choice.flag(), option);
              }
            });
    if (!answer.where().isEmpty()) {
      parameters.put("where", answer.where().flag());
    }
    return new WebQuestion("/check", parameters, json, language);
  }

  /**
   * A server that runs, with its workers, and the guard of the folder in which they unpack what
   * they load.
   *
   * @param address of the first page
   */
  record Served(String address, WebServer server, WorkerPool pool, Path folder, Guard guard)
      implements AutoCloseable {

    /** Starts a server; all of it is gone when it is closed. */
    static Served start(String bind, int port, WorkerPool.Limits limits) {
      return start(bind, port, limits, WebServer.Limits.USUAL);
    }

    static Served start(String bind, int port, WorkerPool.Limits limits, WebServer.Limits bounds) {
      require(port >= 0 && port <= 65_535, "--port %d: from 0 to 65535 would be right", port);
      InetAddress address = address(bind);
      ServedSite site = new ServedSite(new ServedPages());
      Guard guard = new Guard();
      Path folder = newFolder(guard);
      WorkerPool pool = WorkerPool.start(ServeWorker.command(folder), folder, limits, site);
      try {
        WebServer server = WebServer.start(address, bind, port, site, pool, bounds);
        String host = address.getHostAddress();
        String shown = address instanceof Inet6Address ? "[" + host + "]" : host;
        return new Served(
            "http://" + shown + ":" + server.port() + "/", server, pool, folder, guard);
      } catch (IOException e) {
        pool.close();
        guard.close();
        throw new BadInput(
            "--bind %s --port %d: %s; another --port or --bind would be right",
            bind, port, OneLine.of(cause(e)));
      }
    }

    private static String cause(Throwable e) {
      return e.getCause() == null ? String.valueOf(e.getMessage()) : cause(e.getCause());
    }

    private static InetAddress address(String bind) {
      try {
        require(!bind.isBlank(), "--bind: is empty; 127.0.0.1 would be right");
        return InetAddress.getByName(bind);
      } catch (UnknownHostException e) {
        throw new BadInput(
            "--bind %s: is no address; 127.0.0.1, 0.0.0.0 or another one of this machine would be"
                + " right",
            bind);
      }
    }

    private static Path newFolder(Guard guard) {
      try {
        return guard.folder();
      } catch (UncheckedIOException e) {
        guard.close();
        throw new BadInput("no folder for the workers can be made: %s", e.getMessage());
      }
    }

    @Override
    public void close() {
      pool.close();
      server.close();
      guard.close();
    }
  }
}
