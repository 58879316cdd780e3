package dev.convproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server, as a browser, a program, or somebody who means harm. */
record Asking(URI server, String from) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** From this machine's usual address. */
  Asking(URI server) {
    this(server, "127.0.0.1");
  }

  /** From another address of this machine: Linux has 2^24 of them. */
  Asking from(String address) {
    return new Asking(server, address);
  }

  /** The address of a page: its path, then names and values. */
  static String query(String path, String... parameters) {
    StringBuilder query = new StringBuilder(path);
    for (int at = 0; at < parameters.length; at += 2) {
      query.append(at == 0 ? '?' : '&').append(encoded(parameters[at])).append('=');
      query.append(encoded(parameters[at + 1]));
    }
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A page, asked for again as long as it says that it will be there. */
  HttpResponse<String> page(String path, String... parameters) {
    HttpResponse<String> reply = once("text/html", query(path, parameters));
    for (int turn = 0; turn < 120 && reply.statusCode() == 202; turn++) {
      reply = once("text/html", query(path, parameters));
    }
    return reply;
  }

  /** What a program gets. */
  HttpResponse<String> json(String path, String... parameters) {
    return once("application/json", query(path, parameters));
  }

  HttpResponse<String> once(String accept, String address) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(address))
            .header("Accept", accept)
            .timeout(Duration.ofSeconds(90))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the server answers to bytes: all of it until it closes the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = connection()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(90_000);
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** What the server answers to a request with the given headers. */
  String get(String path, String... headers) throws IOException {
    return raw(
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nConnection: close\r\n\r\n");
  }

  /** What a page or a program gets, headers and all, at little cost for the one who asks. */
  String plainly(boolean json, String address) throws IOException {
    String host = "Host: " + server.getAuthority();
    String accept = "Accept: " + (json ? "application/json" : "text/html");
    String reply = get(address, host, accept);
    while (reply.startsWith("HTTP/1.1 202 ")) {
      reply = get(address, host, accept);
    }
    return reply;
  }

  Socket connection() throws IOException {
    return new Socket(
        InetAddress.getByName(server.getHost()), server.getPort(), InetAddress.getByName(from), 0);
  }
}
