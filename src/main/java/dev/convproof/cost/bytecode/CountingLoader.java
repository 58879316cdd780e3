package dev.convproof.cost.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads classes so that they count what they execute. It shares nothing with whoever made it but
 * Java's own library: ConvProof's classes and its libraries are loaded a second time, rewritten.
 */
final class CountingLoader extends URLClassLoader {
  private static final ClassLoader OURS = CountingLoader.class.getClassLoader();

  static {
    registerAsParallelCapable();
  }

  private final Sites sites = new Sites();

  /** Also finds classes in folders and jars, before those that ConvProof itself finds. */
  CountingLoader(List<Path> classPath) {
    super(urls(classPath), ClassLoader.getPlatformClassLoader());
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

  /** The sites in all classes loaded so far. */
  Sites sites() {
    return sites;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream file = resource(name.replace('.', '/') + ".class")) {
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

  private InputStream resource(String name) {
    InputStream foreign = getResourceAsStream(name);
    return foreign != null ? foreign : OURS.getResourceAsStream(name);
  }
}
