package dev.convproof.web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A server of HTTP/1.1 for one site: reads requests without a thread for each, answers at once or
 * when a worker has answered, and bounds the size and number of requests, of connections, and the
 * time that each may take.
 */
public final class WebServer implements AutoCloseable {
  /** The headers of every reply; a site's page may say what else it contains. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          policy("style-src 'self'; script-src 'self'"),
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  /**
   * The limits of a server.
   *
   * @param connections that are open at once; others wait until one is closed
   * @param ofOneAddress connections of these that one address may have: requests on others are
   *     refused
   * @param threads that handle requests
   * @param headerBytes of a request, its line included
   * @param idle time after which a connection is closed on which nothing arrives, or no request is
   *     whole, however little of it arrives at a time
   * @param patience until an answer is computed and read, however little of it is read at a time
   * @param page time after which a page says how long it takes
   * @param program time that a program waits, which wants JSON
   */
  public record Limits(
      int connections,
      int ofOneAddress,
      int threads,
      int headerBytes,
      Duration idle,
      Duration patience,
      Duration page,
      Duration program) {
    /** The limits for a class on a teacher's machine. */
    public static final Limits USUAL =
        new Limits(
            1000,
            500,
            12,
            8192,
            Duration.ofSeconds(15),
            Duration.ofSeconds(75),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60));
  }

  private final Server server;
  private final ServerConnector connector;

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Returns a policy of contents: nothing but from here, and what is named. */
  public static String policy(String more) {
    return "default-src 'none'; "
        + more
        + "; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
        + " frame-ancestors 'none'";
  }

  /**
   * Starts to listen.
   *
   * @param bind the address
   * @param typed what the user wrote for it, by which the server may be called
   * @param port 0 for any that is free
   * @throws IOException if the port is in use, or may not be used
   */
  public static WebServer start(
      InetAddress bind, String typed, int port, Site site, WorkerPool pool, Limits limits)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), 4);
    threads.setName("web");
    threads.setDaemon(true);
    Server server = new Server(threads, new ScheduledExecutorScheduler("web-timer", true), null);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
    connector.setHost(bind.getHostAddress());
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    connector.addBean(new StalledConnections(limits.idle(), limits.patience()));
    ConnectionsByAddress byAddress = new ConnectionsByAddress(limits.ofOneAddress());
    connector.addBean(byAddress);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    RequestGate gate = new RequestGate(bind, typed);
    server.setHandler(new Answers(gate, byAddress, site, pool, limits));
    server.setErrorHandler(
        (request, response, callback) -> {
          int status = Math.max(400, response.getStatus());
          send(
              site.refusal(
                  RequestGate.unread(request),
                  status,
                  status < 500 ? "served.unread" : "served.defect"),
              response,
              callback);
          return true;
        });
    server.setStopTimeout(0);
    connector.open();
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new WebServer(server, connector);
  }

  private static HttpConfiguration configuration(Limits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendXPoweredBy(false);
    configuration.setRequestHeaderSize(limits.headerBytes());
    configuration.setHttpCompliance(HttpCompliance.RFC9110);
    configuration.setUriCompliance(UriCompliance.DEFAULT);
    return configuration;
  }

  /** Returns the port that the server listens at. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Answers requests. */
  private static final class Answers extends Handler.Abstract {
    private final RequestGate gate;
    private final ConnectionsByAddress byAddress;
    private final Site site;
    private final WorkerPool pool;
    private final Limits limits;

    Answers(
        RequestGate gate,
        ConnectionsByAddress byAddress,
        Site site,
        WorkerPool pool,
        Limits limits) {
      this.gate = gate;
      this.byAddress = byAddress;
      this.site = site;
      this.pool = pool;
      this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Optional<RequestGate.Refusal> refusal =
          byAddress.isSurplus(request.getConnectionMetaData().getConnection())
              ? Optional.of(new RequestGate.Refusal(429, "served.connections"))
              : gate.refusal(request);
      if (refusal.isPresent()) {
        WebReply reply =
            site.refusal(RequestGate.unread(request), refusal.get().status(), refusal.get().key());
        send(
            (refusal.get().status() == 405 ? reply.with("Allow", "GET, HEAD") : reply)
                .with("Connection", "close"),
            response,
            callback);
        return true;
      }
      Optional<WebQuestion> question = RequestGate.question(request);
      if (question.isEmpty()) {
        send(site.refusal(RequestGate.unread(request), 400, "served.query"), response, callback);
      } else if (site.isComputed(question.get().path())) {
        compute(question.get(), request, response, callback);
      } else {
        send(
            site.at(question.get())
                .orElseGet(() -> site.refusal(question.get(), 404, "served.nothing")),
            response,
            callback);
      }
      return true;
    }

    private void compute(
        WebQuestion question, Request request, Response response, Callback callback) {
      WorkerPool.Ticket ticket = pool.ask(question, Request.getRemoteAddr(request));
      AtomicBoolean sent = new AtomicBoolean();
      Runnable waiting =
          () -> {
            if (sent.compareAndSet(false, true)) {
              send(site.waiting(question, ticket.place().orElseThrow()), response, callback);
            }
          };
      Duration patience = question.json() ? limits.program() : limits.page();
      Scheduler.Task later = () -> false;
      if (ticket.place().isPresent()) {
        request.addIdleTimeoutListener(late -> false); // patience is the limit here
        later =
            getServer()
                .getScheduler()
                .schedule(waiting, patience.toMillis(), TimeUnit.MILLISECONDS);
      }
      Scheduler.Task timer = later;
      CompletableFuture<Void> sending =
          ticket
              .reply()
              .thenAccept(
                  reply -> {
                    timer.cancel();
                    if (sent.compareAndSet(false, true)) {
                      send(reply, response, callback);
                    }
                  });
      sending.exceptionally(
          failed -> {
            callback.failed(failed);
            return null;
          });
    }
  }

  private static void send(WebReply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    HEADERS.forEach(response.getHeaders()::put);
    response.getHeaders().put("Content-Type", reply.type());
    response.getHeaders().put("Content-Length", Integer.toString(reply.body().length));
    reply.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }

  /** Stops listening, and closes what is open. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
