package dev.convproof.cli;

import dev.convproof.geometry.GeometryException;
import dev.convproof.report.ServedPages;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import dev.convproof.web.Site;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebReply;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the server serves without a worker: the first page, the windows, the evidence as the jar has
 * it, and what it says where there is nothing.
 */
final class ServedSite implements Site {
  private static final String REPORTS = "/dev/convproof/web/reports/";
  private static final String REPORT = "/report/";
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>(.+?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style[^>]*>(.+?)</style>");
  private static final Pattern EXERCISE =
      Pattern.compile("<(article|section)[^>]*\\bid=\"(E[0-9][a-d]?)\"[^>]*>");
  private static final String ASK =
      "<p class=\"ask\"><a href=\"%s\"><span lang=\"en\">Type an answer</span> "
          + "<span lang=\"zh-Hans\">作答</span></a></p>";

  private final ServedPages pages;
  private final Set<String> reports;
  private final Map<String, WebReply> kept = new ConcurrentHashMap<>();

  ServedSite(ServedPages pages) {
    this.pages = pages;
    this.reports =
        resource("convproof-manifest.txt")
            .map(text -> new String(text, StandardCharsets.UTF_8))
            .orElse("")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<byte[]> resource(String name) {
    try (InputStream in = ServedSite.class.getResourceAsStream(REPORTS + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isComputed(String path) {
    return ServedAnswers.paths().contains(path);
  }

  @Override
  public Optional<WebReply> at(WebQuestion question) {
    String path = question.path();
    if (path.startsWith(REPORT)) {
      String name = path.equals(REPORT) ? "index.html" : path.substring(REPORT.length());
      return reports.contains(name)
          ? Optional.of(kept.computeIfAbsent(path, unused -> report(name)))
          : Optional.empty();
    }
    return switch (path) {
      case "/" ->
          Optional.of(
              kept.computeIfAbsent("/" + question.language(), unused -> home(question.language())));
      case "/windows" -> Optional.of(windows(question));
      case "/served.css" -> Optional.of(file(path, "text/css; charset=utf-8"));
      case "/served.js" -> Optional.of(file(path, "text/javascript; charset=utf-8"));
      case "/icon.svg", "/favicon.ico" -> Optional.of(file("/icon.svg", "image/svg+xml"));
      default -> Optional.empty();
    };
  }

  private WebReply file(String path, String type) {
    return kept.computeIfAbsent(
        path,
        unused ->
            WebReply.of(
                200,
                type,
                pages.page(
                    "served-" + path.replaceFirst("/(served[.-])?", ""),
                    Language.ENGLISH,
                    Map.of())));
  }

  private WebReply home(String language) {
    WebQuestion question = new WebQuestion("/", new TreeMap<>(), false, language);
    Map<String, Object> values =
        Map.of(
            "form", AnswerForms.of(Optional.empty()),
            "given", given(question, ServedAnswers.parameters("/check")),
            "exercises", AnswerForms.exercises());
    return page("served-home.html", question, 200, values);
  }

  private WebReply windows(WebQuestion question) {
    try {
      List<WindowsPage.Size> sizes = WindowsPage.sizes(question);
      Map<String, Object> values = new HashMap<>(Map.of("sizes", sizes, "wrong", List.of()));
      int status = 200;
      try {
        values.put("drawn", List.of(WindowsPage.of(sizes)));
      } catch (GeometryException wrong) {
        values.put("drawn", List.of());
        values.put("wrong", List.of(Wording.in(language(question), BadInput.said(wrong))));
        status = 400;
      }
      return page("served-windows.html", question, status, values);
    } catch (BadInput wrong) {
      return wrong(question, 400, Wording.in(language(question), BadInput.said(wrong)));
    }
  }

  /** A file of the evidence; a page with links to where its exercises are answered. */
  private static WebReply report(String name) {
    byte[] bytes = resource(name).orElseThrow();
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!name.endsWith(".html")) {
      String type =
          name.endsWith(".svg")
              ? "image/svg+xml"
              : name.endsWith(".json") ? WebReply.JSON : WebReply.TEXT;
      return WebReply.of(200, type, text);
    }
    String answering =
        EXERCISE
            .matcher(text)
            .replaceAll(
                at -> Matcher.quoteReplacement(at.group() + ASK.formatted("/#" + at.group(2))));
    String linked = answering.replaceFirst("<header[^>]*>", "$0" + ASK.formatted("/"));
    String inline =
        "style-src 'self' " + hashes(STYLE, linked) + "; script-src " + hashes(SCRIPT, linked);
    return WebReply.of(200, WebReply.HTML, linked)
        .with("Content-Security-Policy", WebServer.policy(inline));
  }

  private static String hashes(Pattern inline, String page) {
    return inline
        .matcher(page)
        .results()
        .map(at -> "'sha256-" + hash(at.group(1)) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public WebReply waiting(WebQuestion question, WorkerPool.Place place) {
    int seconds = place.seconds();
    if (question.json()) {
      return refusal(question, 503, "served.too-long")
          .with("Retry-After", Integer.toString(seconds));
    }
    return page(
            "served-waiting.html",
            question,
            202,
            Map.of("ahead", place.ahead(), "seconds", seconds))
        .with("Refresh", "1");
  }

  @Override
  public WebReply refusal(WebQuestion question, int status, String key) {
    return question.json()
        ? WebReply.of(
            status,
            WebReply.JSON,
            Output.jsonText(Map.of("error", pages.plain(key, Language.ENGLISH))))
        : page(
            "served-wrong.html",
            question,
            status,
            Map.of("line", pages.plain(key, language(question))));
  }

  @Override
  public WebReply wrong(WebQuestion question, int status, String line) {
    return question.json()
        ? WebReply.of(status, WebReply.JSON, Output.jsonText(Map.of("error", line)))
        : page("served-wrong.html", question, status, Map.of("line", line));
  }

  private WebReply page(
      String template, WebQuestion question, int status, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("switch", otherLanguage(question));
    return WebReply.of(status, WebReply.HTML, pages.page(template, language(question), all));
  }

  static Language language(WebQuestion question) {
    return question.language().equals("zh") ? Language.CHINESE : Language.ENGLISH;
  }

  /** Returns the value of each parameter, empty where it is not given. */
  static Map<String, String> given(WebQuestion question, Set<String> names) {
    return names.stream()
        .collect(Collectors.toMap(name -> name, name -> question.given(name).orElse("")));
  }

  /** Returns the address of the same page in the other language. */
  static String otherLanguage(WebQuestion question) {
    String other = question.language().equals("zh") ? "en" : "zh";
    return link(question.path(), new WebQuestion("", question.parameters(), false, other), "", "");
  }

  /** Returns the address of a page with the parameters of a question, and one more. */
  static String link(String path, WebQuestion question, String name, String value) {
    Map<String, String> all = new TreeMap<>(question.parameters());
    all.put("lang", question.language());
    if (!name.isEmpty()) {
      all.put(name, value);
    }
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", path + "?", ""));
  }
}
