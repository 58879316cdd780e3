package dev.convproof.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that opens connection after connection, at a server that allows it six. */
class ConnectionsByAddressTest {
  private static final int MOST = 6;

  private static WebServer server;

  @BeforeAll
  static void start() throws IOException {
    Duration minute = Duration.ofMinutes(1);
    WebServer.Limits limits =
        new WebServer.Limits(20, MOST, 12, 8192, minute, minute, minute, minute);
    WorkerPool none = null; // nothing is computed
    server =
        WebServer.start(
            InetAddress.getLoopbackAddress(),
            "localhost",
            0,
            new StalledConnectionsTest.OnePage(),
            none,
            limits);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Socket connection() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void one_address_has_no_more_than_its_share_and_is_told_so() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "another system than Linux has no second address of its own: skipped");
    List<Socket> open = new ArrayList<>();
    try {
      for (int one = 0; one < MOST; one++) {
        open.add(connection());
        send(open.get(one), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(statusLine(open.get(one))).isEqualTo("HTTP/1.1 200 OK");
      }
      try (Socket beyond = connection()) {
        send(beyond, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String reply = new String(beyond.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reply).startsWith("HTTP/1.1 429 ").endsWith("served.connections");
      }
      try (Socket other = new Socket()) {
        other.bind(new InetSocketAddress("127.0.0.9", 0));
        other.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        send(other, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(statusLine(other)).isEqualTo("HTTP/1.1 200 OK");
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static String statusLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }
}
