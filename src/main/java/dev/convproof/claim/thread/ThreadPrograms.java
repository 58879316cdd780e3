package dev.convproof.claim.thread;

/** The three programs of the forum thread, as their posts have them. */
public final class ThreadPrograms {
  /** Post 2. */
  public static final Subject POST_2 = new Ported("corr2d_multi_in_out_2x2", Post2.AS_WRITTEN);

  /** Post 2 with another slice. */
  public static final Subject POST_2_CORRECTED =
      new Ported("corr2d_multi_in_out_2x2 with i:h-k_h+1+i", Post2.CORRECTED);

  /** Post 3. */
  public static final Subject POST_3 = new Ported("convolution", new Post3());

  /** Post 10. */
  public static final Subject POST_10 = new Ported("corr2d_matmul_channels", new Post10());

  private ThreadPrograms() {}
}
