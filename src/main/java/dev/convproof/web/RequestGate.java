package dev.convproof.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * Which requests are answered: those that a person's browser, or a program on purpose, sends to
 * this server by a name that is its own.
 *
 * <p>A page of another site may make a browser ask this server. By the name of that site, whose
 * address it has changed to this machine's (DNS rebinding), it would read the answer: so a name
 * must be this server's. Without reading the answer it could make this machine compute: so what
 * another site embeds is not answered, while a link to this server is.
 */
final class RequestGate {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+\\]");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(:[0-9]{1,5})?");
  private static final int MOST_PARAMETERS = 40;
  private static final int LONGEST_NAME = 40;

  private final InetAddress bound;
  private final Set<String> names;

  /**
   * @param bound the address that the server listens at
   * @param typed what the user wrote for it
   */
  RequestGate(InetAddress bound, String typed) {
    this.bound = bound;
    this.names = new HashSet<>(List.of("localhost", typed.toLowerCase(Locale.ROOT)));
    if (!bound.isLoopbackAddress()) {
      names.add(ownName());
    }
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException nameless) {
      return "";
    }
  }

  /** A request is not answered. */
  record Refusal(int status, String key) {}

  /** Returns why a request is not answered, if it is not. */
  Optional<Refusal> refusal(Request request) {
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      return Optional.of(new Refusal(405, "served.method"));
    }
    if (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return Optional.of(new Refusal(413, "served.body"));
    }
    if (!isOwn(request)) {
      return Optional.of(new Refusal(421, "served.host"));
    }
    String site = header(request, "Sec-Fetch-Site");
    boolean followed =
        header(request, "Sec-Fetch-Mode").equals("navigate")
            && header(request, "Sec-Fetch-Dest").equals("document");
    if ((site.equals("cross-site") || site.equals("same-site")) && !followed) {
      return Optional.of(new Refusal(403, "served.embedded"));
    }
    return Optional.empty();
  }

  private static String header(Request request, String name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  private boolean isOwn(Request request) {
    Stream<String> given =
        Stream.concat(
            request.getHeaders().stream()
                .filter(field -> field.getHeader() == HttpHeader.HOST)
                .map(HttpField::getValue),
            Optional.ofNullable(request.getHttpURI().getAuthority()).stream());
    return request.getHeaders().contains(HttpHeader.HOST) && given.allMatch(this::isOwn);
  }

  /** Returns whether a host, perhaps with a port, is this server. */
  boolean isOwn(String authority) {
    if (authority == null || !AUTHORITY.matcher(authority).matches()) {
      return false;
    }
    String host = authority.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
    if (names.contains(host) && !host.isEmpty()) {
      return true;
    }
    if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
      return false;
    }
    try { // an address as such, of which no name server is asked
      InetAddress address = InetAddress.getByName(host);
      return bound.isAnyLocalAddress() || address.equals(bound);
    } catch (UnknownHostException none) {
      return false;
    }
  }

  /**
   * Returns the question that a request asks, or nothing where its query cannot be read: where it
   * is no UTF-8, has too much in it, or a parameter twice with two values.
   */
  static Optional<WebQuestion> question(Request request) {
    SortedMap<String, String> parameters = new TreeMap<>();
    boolean readable = true;
    try {
      for (Fields.Field field : Request.extractQueryParameters(request, StandardCharsets.UTF_8)) {
        Set<String> values = Set.copyOf(field.getValues());
        String value = field.getValue().strip();
        readable &= values.size() == 1 && field.getName().length() <= LONGEST_NAME;
        readable &= value.indexOf('\uFFFD') < 0;
        if (!value.isEmpty()) {
          parameters.put(field.getName(), value);
        }
      }
    } catch (RuntimeException unreadable) {
      readable = false;
    }
    if (!readable || parameters.size() > MOST_PARAMETERS) {
      return Optional.empty();
    }
    String language = language(request, parameters.remove("lang"));
    return Optional.of(new WebQuestion(path(request), parameters, wantsJson(request), language));
  }

  /** Returns what is told of a request of which nothing was read. */
  static WebQuestion unread(Request request) {
    return new WebQuestion(
        path(request), new TreeMap<>(), wantsJson(request), language(request, null));
  }

  private static String path(Request request) {
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getCanonicalPath();
    return path == null ? "/" : path;
  }

  private static boolean wantsJson(Request request) {
    String accept = header(request, "Accept");
    return accept.contains("application/json") && !accept.contains("text/html");
  }

  private static String language(Request request, String asked) {
    String wanted = asked == null ? header(request, "Accept-Language").strip() : asked;
    return wanted.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en";
  }
}
