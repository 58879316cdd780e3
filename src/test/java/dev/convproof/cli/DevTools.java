package dev.convproof.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, told what to do by the DevTools protocol. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
          "--lang=en-US",
          "--remote-debugging-port=0");
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> calls;
  private final List<JsonNode> events;
  private final AtomicInteger ids = new AtomicInteger();
  private String session = "";

  private DevTools(Process process, String address) {
    this.process = process;
    this.calls = new ConcurrentHashMap<>();
    this.events = new CopyOnWriteArrayList<>();
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listening(calls, events))
            .join();
  }

  /** Opens a browser with an empty page, where one is installed. */
  static Optional<DevTools> in(Path scratch) throws IOException {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + scratch.resolve("profile"));
    Process process = new ProcessBuilder(command).start();
    BufferedReader said = process.errorReader();
    String line = said.readLine();
    while (line != null && !line.startsWith("DevTools listening on ")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("the browser ended before it listened");
    }
    Thread reading = new Thread(() -> said.lines().forEach(unused -> {}), "browser-log");
    reading.setDaemon(true);
    reading.start();
    DevTools tools = new DevTools(process, line.substring("DevTools listening on ".length()));
    String target =
        tools.call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    tools.session =
        tools
            .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.call(domain + ".enable", Map.of());
    }
    return Optional.of(tools);
  }

  /** Puts answers where they are waited for, and keeps events. */
  private static final class Listening implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> calls;
    private final List<JsonNode> events;
    private final StringBuilder text = new StringBuilder();

    Listening(Map<Integer, CompletableFuture<JsonNode>> calls, List<JsonNode> events) {
      this.calls = calls;
      this.events = events;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(String message) {
      try {
        JsonNode node = JSON.readTree(message);
        if (node.has("id")) {
          calls.remove(node.get("id").asInt()).complete(node);
        } else {
          events.add(node);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Calls a method of the protocol. */
  JsonNode call(String method, Map<String, ?> parameters) {
    return call(method, parameters, SECONDS);
  }

  private JsonNode call(String method, Map<String, ?> parameters, int seconds) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    Map<String, Object> message = new HashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    try {
      socket.sendText(JSON.writeValueAsString(message), true).join();
      JsonNode node = answer.get(seconds, TimeUnit.SECONDS);
      if (node.has("error")) {
        throw new IllegalStateException(method + ": " + node.get("error"));
      }
      return node.get("result");
    } catch (Exception e) {
      throw new IllegalStateException(method, e);
    }
  }

  /** Opens a page, and waits until something is so. */
  void open(String address, String condition) {
    call("Page.navigate", Map.of("url", address));
    await("location.href.startsWith(" + quoted(address) + ") && (" + condition + ")");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  /** Waits until a page is there and something is so. */
  void await(String condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!isSo(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not so within a minute: " + condition + "\n" + value("document.body.innerText"));
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean isSo(String condition) {
    try {
      return value("document.readyState === 'complete' && !!(" + condition + ")").equals("true");
    } catch (IllegalStateException betweenPages) {
      return false;
    }
  }

  /** The value of an expression, or of its promise, as text. */
  String value(String expression) {
    return value(expression, SECONDS);
  }

  /** The value of an expression that may take longer than others, as text. */
  String value(String expression, int seconds) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true),
            seconds);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value").asText();
  }

  /** Presses a key that has a name, such as Tab. */
  void press(String key) {
    Map<String, Integer> codes =
        Map.of("Tab", 9, "Enter", 13, "ArrowRight", 39, "ArrowDown", 40, "Space", 32);
    Map<String, Object> down = new HashMap<>();
    down.put("type", "keyDown");
    down.put("key", key.equals("Space") ? " " : key);
    down.put("code", key);
    down.put("windowsVirtualKeyCode", codes.get(key));
    if (key.equals("Enter")) {
      down.put("text", "\r");
    }
    call("Input.dispatchKeyEvent", down);
    down.put("type", "keyUp");
    down.remove("text");
    call("Input.dispatchKeyEvent", down);
  }

  /** Types text at the focus. */
  void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** Makes the window as wide as a telephone or a screen. */
  void width(int pixels) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the page and the browser complained of. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
                    .contains(event.get("method").asText()))
        .map(JsonNode::toString)
        .toList();
  }

  /** The addresses that were asked for. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.get("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.get("params").get("request").get("url").asText())
        .toList();
  }

  /** Forgets what was asked for and complained of. */
  void forget() {
    events.clear();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
