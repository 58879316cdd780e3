package dev.convproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that take their time, at a server that has one second for a request, and two more. */
class StalledConnectionsTest {
  private static final int LARGE = 16 << 20;
  private static final int GIVES_UP = 30_000;

  private static WebServer server;

  /** One page, which is large. */
  static final class OnePage implements Site {
    @Override
    public boolean isComputed(String path) {
      return false;
    }

    @Override
    public Optional<WebReply> at(WebQuestion question) {
      return Optional.of(
          WebReply.of(200, WebReply.TEXT, "x".repeat(question.path().equals("/") ? 1 : LARGE)));
    }

    @Override
    public WebReply waiting(WebQuestion question, WorkerPool.Place place) {
      throw new AssertionError("nothing is computed here");
    }

    @Override
    public WebReply wrong(WebQuestion question, int status, String line) {
      return WebReply.of(status, WebReply.TEXT, line);
    }

    @Override
    public WebReply refusal(WebQuestion question, int status, String key) {
      return WebReply.of(status, WebReply.TEXT, key);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Duration second = Duration.ofSeconds(1);
    WebServer.Limits limits =
        new WebServer.Limits(10, 10, 12, 8192, second, second.multipliedBy(2), second, second);
    WorkerPool none = null; // nothing is computed
    server =
        WebServer.start(
            InetAddress.getLoopbackAddress(), "localhost", 0, new OnePage(), none, limits);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Socket connection() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(GIVES_UP);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void who_sends_a_request_byte_by_byte_is_cut_off() throws Exception {
    try (Socket socket = connection()) {
      send(socket, "GET / HTTP/1.1\r\nX: ");
      long began = System.nanoTime();
      boolean cut = false;
      while (!cut && System.nanoTime() - began < GIVES_UP * 1_000_000L) {
        try {
          send(socket, "x");
          Thread.sleep(100);
          cut = socket.getInputStream().available() > 0 && socket.getInputStream().read() < 0;
        } catch (IOException closed) {
          cut = true;
        }
      }
      assertThat(cut).isTrue();
    }
  }

  @Tag("long")
  @Test
  void who_reads_an_answer_byte_by_byte_does_not_get_it_all() throws Exception {
    try (Socket socket = connection()) {
      send(socket, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      InputStream in = socket.getInputStream();
      long read = 0;
      byte[] little = new byte[512];
      try {
        for (int got = in.read(little); got >= 0; got = in.read(little)) {
          read += got;
          Thread.sleep(read < 50_000 ? 50 : 0); // some five seconds, then all that is there
        }
      } catch (IOException cutOff) {
        assertThat(read).isLessThan(LARGE);
      }
      assertThat(read).isPositive().isLessThan(LARGE);
    }
  }

  @Test
  void who_is_quick_is_answered_meanwhile() throws Exception {
    try (Socket socket = connection()) {
      send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(reply).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nx");
    }
  }
}
