package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Liars whose threads do not wait for one another. */
final class Racing {
  private static final ExecutorService HELPER =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "helper of the racing liars");
            thread.setDaemon(true);
            return thread;
          });

  private Racing() {}

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        Specimen.racing(
            "FluxML/NNlib.jl#158", AGREEMENT, () -> inHalves("two threads in one buffer", true)),
        Specimen.racing(
            "pytorch/pytorch#1947", AGREEMENT, () -> inHalves("two threads add to one sum", false)),
        Specimen.racing("google/XNNPACK#883", AGREEMENT, NoWaiting::new));
  }

  /** Each of two threads sums half of the channels, in one buffer or straight into the output. */
  private static Strategy inHalves(String name, boolean scratch) {
    return new InHalves(name, scratch);
  }

  private record InHalves(String name, boolean scratch) implements Strategy {
    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Shape y = Shape.output(problem.geometry());
      Tensor<V> output = new Tensor<>(y, algebra.zeros(y.size()));
      V shared = algebra.zeros(1);
      CountDownLatch done = new CountDownLatch(1);
      AtomicInteger started = new AtomicInteger();
      HELPER.execute(
          () -> {
            half(algebra, problem, output, shared, 1, started);
            done.countDown();
          });
      half(algebra, problem, output, shared, 0, started);
      await(done);
      Liar.BiasRule.RIGHT.add(
          algebra,
          problem.geometry(),
          problem.bias().map(Tensor::data).orElseGet(() -> algebra.zeros(y.channels())),
          output);
      return output;
    }

    private <V> void half(
        Algebra<V> algebra,
        Problem<V> problem,
        Tensor<V> output,
        V shared,
        int which,
        AtomicInteger started) {
      started.incrementAndGet();
      while (started.get() < 2) {
        Thread.onSpinWait();
      }
      Geometry g = problem.geometry();
      V zero = algebra.zeros(1);
      for (int at = 0; at < output.shape().size(); at++) {
        int[] y = output.shape().coordinates(at);
        V sum = scratch ? shared : algebra.zeros(1);
        algebra.copy(zero, 0, 1, sum, 0, 1, 1);
        for (int tap = which; tap < g.products(); tap += 2) {
          int b = tap % g.columns().kernel();
          int a = tap / g.columns().kernel() % g.rows().kernel();
          Tap t = new Tap(g, y[0], y[1], y[2], y[3], tap / g.taps(), a, b);
          if (t.readsData()) {
            algebra.multiplyAdd(
                problem.input().data(),
                problem.input().shape().at(t.image, t.channel, t.row, t.column),
                problem.weights().data(),
                problem.weights().shape().at(t.kernel, t.c, t.a, t.b),
                sum,
                0);
          }
        }
        algebra.add(sum, 0, 1, output.data(), at, 1, 1);
      }
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a helper compute the last output channels, and returns before it has. */
  private record NoWaiting() implements Strategy {
    @Override
    public String name() {
      return "returns before its helper is done";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      int half = problem.geometry().outputChannels() / 2;
      Shape y = Shape.output(problem.geometry());
      Tensor<V> output = new Tensor<>(y, algebra.zeros(y.size()));
      Tensor<V> right = Liar.named(name()).convolve(algebra, problem);
      Runnable last =
          () -> {
            for (int at = 0; at < y.size(); at++) {
              if (y.coordinates(at)[1] > half) {
                algebra.copy(right.data(), at, 1, output.data(), at, 1, 1);
              }
            }
          };
      HELPER.execute(last);
      for (int at = 0; at < y.size(); at++) {
        if (y.coordinates(at)[1] <= half) {
          algebra.copy(right.data(), at, 1, output.data(), at, 1, 1);
        }
      }
      return output;
    }
  }
}
