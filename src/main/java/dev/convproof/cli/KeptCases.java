package dev.convproof.cli;

import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.law.Stack;
import dev.convproof.report.OutputFolder;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The refuted cases of a contract as NumPy's files: what is given, and what would be right. */
final class KeptCases {
  private KeptCases() {}

  /** Writes a folder for each refuted law, and removes those of earlier runs. */
  static void write(OutputFolder folder, Subject<?> subject, Report report) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Report.Refutation refutation : report.refutations()) {
      String law = refutation.by().law().replaceAll("[^a-z]+", "-") + "/";
      add(files, law, subject.arithmetic(), refutation.by().on());
      String facts = refutation.facts() + "\n";
      files.put(law + "facts.txt", facts.getBytes(StandardCharsets.UTF_8));
    }
    folder.replaceBytes(files);
  }

  private static <V> void add(
      Map<String, byte[]> files, String law, Arithmetic<V> numbers, Case on) {
    Problem<V> problem = on.problem(numbers);
    files.put(law + "input.npy", npy(problem.input()));
    for (int layer = 0; layer < on.layers().size(); layer++) {
      String number = layer == 0 ? "" : "-" + (layer + 1);
      Problem<V> of =
          layer == 0
              ? problem
              : on.problem(
                  numbers, numbers.zeros(on.layers().get(layer).geometry().inputSize()), layer);
      files.put(law + "weights" + number + ".npy", npy(of.weights()));
      of.bias().ifPresent(bias -> files.put(law + "bias" + number + ".npy", bias(bias)));
    }
    files.put(law + "expected.npy", npy(Stack.output(numbers, Strategies.DEFINITION, on)));
  }

  private static byte[] npy(Tensor<?> tensor) {
    Shape shape = tensor.shape();
    return npy(
        List.of(shape.outer(), shape.channels(), shape.height(), shape.width()), tensor.data());
  }

  private static byte[] bias(Tensor<?> bias) {
    return npy(List.of(bias.shape().size()), bias.data());
  }

  private static byte[] npy(List<Integer> shape, Object array) {
    StoredTensor stored;
    if (array instanceof float[] floats) {
      stored = StoredTensor.of(shape, floats);
    } else if (array instanceof double[] doubles) {
      stored = StoredTensor.of(shape, doubles);
    } else if (array instanceof int[] ints) {
      stored =
          StoredTensor.of(shape, ElementType.INT32, Arrays.stream(ints).asLongStream().toArray());
    } else {
      stored = StoredTensor.of(shape, ElementType.INT64, (long[]) array);
    }
    return NpyWriter.bytes(stored);
  }
}
