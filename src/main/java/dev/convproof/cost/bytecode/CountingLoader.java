package dev.convproof.cost.bytecode;

import dev.convproof.cost.bytecode.Metered.MeteringException;
import dev.convproof.cost.bytecode.Profile.Site;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads classes so that they count what they execute. It shares nothing with whoever made it but
 * Java's own library: ConvProof's classes and its libraries are loaded a second time, rewritten.
 */
final class CountingLoader extends URLClassLoader {
  private static final ClassLoader OURS = CountingLoader.class.getClassLoader();

  static {
    registerAsParallelCapable();
  }

  private static final String NAME = "counting";

  private final Sites sites = new Sites();
  private final Set<String> foreign = ConcurrentHashMap.newKeySet();

  /** Also finds classes in folders and jars, before those that ConvProof itself finds. */
  CountingLoader(List<Path> classPath) {
    super(NAME, urls(classPath), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] urls(List<Path> classPath) {
    return classPath.stream().map(CountingLoader::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path + " cannot be a URL", e);
    }
  }

  /** Returns the sites in all classes loaded so far. */
  Sites sites() {
    return sites;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream file = resource(name)) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] original = file.readAllBytes();
      boolean counts = name.equals(Counters.class.getName());
      byte[] loaded = counts ? original : new Instrumentation(sites).of(original);
      return defineClass(name, loaded, 0, loaded.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private InputStream resource(String type) {
    String name = type.replace('.', '/') + ".class";
    InputStream found = getResourceAsStream(name);
    if (found != null) {
      foreign.add(type);
    }
    return found != null ? found : OURS.getResourceAsStream(name);
  }

  /** Returns where in a foreign class a stack has been, or in a library that was loaded for it. */
  Optional<String> place(StackTraceElement[] stack) {
    List<StackTraceElement> loaded =
        Arrays.stream(stack)
            .filter(frame -> NAME.equals(frame.getClassLoaderName()))
            .filter(frame -> !frame.getClassName().equals(Counters.class.getName()))
            .toList();
    return loaded.stream()
        .filter(frame -> foreign.contains(frame.getClassName()))
        .findFirst()
        .or(() -> loaded.stream().findFirst())
        .map(
            frame ->
                "%s.%s(%s:%s)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()));
  }

  /** Numbers the sites of the classes that a loader has loaded so far. */
  static final class Sites {
    private final Map<Site, Integer> numbers = new LinkedHashMap<>();
    private final List<String> unseen = new ArrayList<>();

    /** The number of a site, from 0 up. */
    synchronized int number(Site site) {
      int number = numbers.computeIfAbsent(site, next -> numbers.size());
      if (number == Counters.MOST_SITES) {
        throw new MeteringException(
            "more than %d places with floating-point instructions", Counters.MOST_SITES);
      }
      return number;
    }

    /** Returns how many there are. */
    synchronized int count() {
      return numbers.size();
    }

    /** Notes a method whose work is not in bytecode. */
    synchronized void unseen(String method) {
      unseen.add(method);
    }

    /** Returns the native methods met so far. */
    synchronized List<String> unseen() {
      return List.copyOf(unseen);
    }

    /** Returns the sites that were counted, by a counter for each number. */
    synchronized SortedMap<Site, Long> named(long[] counts) {
      SortedMap<Site, Long> named = new TreeMap<>();
      numbers.forEach(
          (site, number) -> {
            if (counts[number] != 0) {
              named.put(site, counts[number]);
            }
          });
      return named;
    }
  }
}
