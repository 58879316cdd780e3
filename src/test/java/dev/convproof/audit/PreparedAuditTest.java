package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.tensor.Problem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An audit that serves many inputs, from many threads. */
class PreparedAuditTest {
  /** Whichever is contracted first, rows or channels: with pictures, and with many channels. */
  @Test
  void a_prepared_audit_serves_many_threads_and_allocates_nothing() throws InterruptedException {
    Geometry wide = new Geometry(2, 1, 2, 3, new Axis(40, 3, 1, 1, 1, 1), Axis.of(50, 3));
    Geometry deep = new Geometry(1, 1, 64, 16, new Axis(7, 3, 1, 1, 1, 1), Axis.of(7, 3));
    for (Geometry g : List.of(wide, deep)) {
      SplittableRandom random = new SplittableRandom(6);
      float[] x = integers(random, g.inputSize());
      float[] k = integers(random, g.weightSize());
      Problem<float[]> problem = Problem.of(g, x, k, Optional.empty());
      float[] right = new Im2colGemm().convolve(Arithmetic.FLOAT32, problem).data();
      float[] wrong = right.clone();
      wrong[right.length / 2]++;
      Audit<float[]> plain = Audit.plain(g, k, Optional.empty(), 1);
      Audit<float[]> fastest = Audit.prepare(g, k);
      ThreadMXBean measured = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      List<String> amiss = Collections.synchronizedList(new ArrayList<>());
      Runnable work =
          () -> {
            // The Vector API's values are objects until they are compiled: they are not counted.
            boolean good = fastest.agrees(x, right) && !fastest.agrees(x, wrong);
            plain.agrees(x, right);
            long own = Thread.currentThread().getId();
            measured.getThreadAllocatedBytes(own);
            long before = measured.getThreadAllocatedBytes(own);
            for (int time = 0; time < 20; time++) {
              good &= plain.agrees(x, right) && !plain.agrees(x, wrong);
            }
            long bytes = measured.getThreadAllocatedBytes(own) - before;
            if (!good || bytes != 0) {
              amiss.add("right: " + good + ", allocated: " + bytes);
            }
          };
      List<Thread> threads = Stream.generate(() -> new Thread(work)).limit(4).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(amiss).as("%s", g).isEmpty();
    }
  }

  private static float[] integers(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int at = 0; at < length; at++) {
      values[at] = random.nextInt(-9, 10);
    }
    return values;
  }
}
