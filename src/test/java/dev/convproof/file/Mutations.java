package dev.convproof.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What becomes of files that are damaged, or made to harm. */
public final class Mutations {
  private Mutations() {}

  /** Returns the bytes with some of them changed, cut off, moved or inserted. */
  public static byte[] of(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int times = 1 + random.nextInt(3);
    for (int time = 0; time < times && bytes.length > 1; time++) {
      int at = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      int count = Math.min(1 + random.nextInt(12), bytes.length - Math.max(at, other));
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> Arrays.fill(bytes, at, at + Math.min(count, bytes.length - at), (byte) 0xff);
        case 3 -> Arrays.fill(bytes, at, at + Math.min(count, bytes.length - at), (byte) 0);
        case 4 -> bytes = Arrays.copyOf(bytes, at);
        case 5 -> System.arraycopy(bytes, at, bytes, other, count);
        case 6 -> bytes = spliced(bytes, at, other, count);
        default -> bytes = spliced(bytes, at, other, 0, (byte) random.nextInt(), (byte) 0x7f);
      }
    }
    return bytes;
  }

  /** Returns the bytes with some of them, and others, inserted. */
  private static byte[] spliced(byte[] bytes, int at, int from, int count, byte... more) {
    return ByteBuffer.allocate(bytes.length + count + more.length)
        .put(bytes, 0, at)
        .put(bytes, from, count)
        .put(more)
        .put(bytes, at, bytes.length - at)
        .array();
  }
}
