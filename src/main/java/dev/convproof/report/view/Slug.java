package dev.convproof.report.view;

import java.util.Locale;

/** Words as part of a key or of a file's name: {@code padding: total} is {@code padding-total}. */
final class Slug {
  private Slug() {}

  static String of(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
