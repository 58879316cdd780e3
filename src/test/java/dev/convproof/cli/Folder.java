package dev.convproof.cli;

import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code .npy} files, and the command that is run on them. */
record Folder(Path path) {

  Folder doubles(String name, List<Integer> shape, double... values) {
    return write(name, StoredTensor.of(shape, values));
  }

  Folder floats(String name, List<Integer> shape, float... values) {
    return write(name, StoredTensor.of(shape, values));
  }

  Folder integers(String name, ElementType type, List<Integer> shape, long... values) {
    return write(name, StoredTensor.of(shape, type, values));
  }

  /** The section's example: two channels of 3×3, three kernels of 2×2×2, as doubles. */
  Folder section() {
    return doubles("x", List.of(2, 3, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        .doubles(
            "w",
            List.of(3, 2, 2, 2),
            new double[] {0, 1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 4, 2, 3, 4, 5, 2, 3, 4, 5, 3, 4, 5, 6});
  }

  private Folder write(String name, StoredTensor tensor) {
    try {
      NpyWriter.write(file(name), tensor);
    } catch (TensorFileException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Path file(String name) {
    return path.resolve(name + ".npy");
  }

  StoredTensor read(String name) throws TensorFileException {
    return TensorFiles.read(file(name));
  }

  /** All names, to see that nothing is left behind. */
  List<String> names() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of {@code run} on x and w, to y. */
  String[] arguments(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "--input", file("x") + "", "--weight", file("w") + "", "--output"));
    args.add(file("y") + "");
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  Answer run(String... more) {
    return Answer.to(arguments(more));
  }

  /** What a refusal says, where {@code X}, {@code W}, {@code B} and {@code Y} are the files. */
  String line(String text) {
    return "convproof run: "
        + text.replace("X.npy", file("x") + "")
            .replace("W.npy", file("w") + "")
            .replace("B.npy", file("b") + "")
            .replace("Y.npy", file("y") + "");
  }
}
