package dev.convproof.claim;

/**
 * A statement to settle, as data with a judge.
 *
 * @param id such as {@code T8b}; never reused
 * @param topic the exercise it belongs to, such as {@code E2b}, or {@code laws}
 * @param source where it comes from: {@code exercise}, {@code post 8}, {@code circulating}, {@code
 *     law}, {@code own}
 * @param english the statement
 * @param chinese the statement
 * @param judge what settles it
 * @param explanation why it is as it is, in the words of whoever asked; empty where the bundles
 *     have them
 */
public record Claim(
    String id,
    String topic,
    Source source,
    String english,
    String chinese,
    Judge judge,
    String explanation) {

  /** A claim that the bundles explain. */
  public Claim(
      String id, String topic, Source source, String english, String chinese, Judge judge) {
    this(id, topic, source, english, chinese, judge, "");
  }

  /** The source of a claim. */
  public record Source(Kind kind, int post) {
    /** Kinds of sources. */
    public enum Kind {
      /** The textbook's exercises. */
      EXERCISE,
      /** The forum thread, by post. */
      THREAD,
      /** Common answers elsewhere. */
      CIRCULATING,
      /** A law that any convolution must obey. */
      LAW,
      /** A teacher's own. */
      OWN
    }

    /** An exercise of the section. */
    public static Source exercise() {
      return new Source(Kind.EXERCISE, 0);
    }

    /** A post of the thread, counted from 1. */
    public static Source post(int number) {
      return new Source(Kind.THREAD, number);
    }

    /** An answer in circulation. */
    public static Source circulating() {
      return new Source(Kind.CIRCULATING, 0);
    }

    /** A teacher's own question. */
    public static Source own() {
      return new Source(Kind.OWN, 0);
    }

    /** A law. */
    public static Source law() {
      return new Source(Kind.LAW, 0);
    }
  }
}
