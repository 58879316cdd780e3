package dev.convproof.report.words;

/** The languages of the reports. */
public enum Language {
  /** English. */
  ENGLISH("en", "messages.properties"),
  /** Chinese, in simplified characters. */
  CHINESE("zh-Hans", "messages_zh.properties");

  private final String tag;
  private final String bundle;

  Language(String tag, String bundle) {
    this.tag = tag;
    this.bundle = bundle;
  }

  /** The BCP 47 tag, as in HTML's {@code lang}. */
  public String tag() {
    return tag;
  }

  String bundle() {
    return bundle;
  }
}
