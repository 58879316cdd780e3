package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The NumPy that is installed here reads what we write, and we read what it writes. */
@Timeout(60)
class NumpyAgreementTest {

  private static final Optional<String> PYTHON =
      Stream.of("/usr/bin/python3", "python3")
          .filter(command -> failure(command, "import numpy", Path.of(".")).isEmpty())
          .findFirst();

  @TempDir private Path directory;

  @BeforeEach
  void needs_numpy() {
    assumeTrue(PYTHON.isPresent(), "python3 with numpy is not installed: skipped");
  }

  @Test
  void numpy_reads_what_we_write_and_would_write_the_same_bytes() throws TensorFileException {
    for (ElementType type : StoredTensors.NUMPYS) {
      NpyWriter.write(directory.resolve(type + ".npy"), example(type));
    }
    numpy(
        """
        import io, numpy as np
        for name in "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64".split():
            low = 0 if name[0] in "uf" else -3
            expected = np.array([[low, 1, 2], [100, 4, 5]], name)
            array = np.load(name + ".npy")
            assert array.dtype == expected.dtype and np.array_equal(array, expected), name
            saved = io.BytesIO()
            np.save(saved, expected)
            assert saved.getvalue() == open(name + ".npy", "rb").read(), name
        """);
  }

  @Test
  void we_read_what_numpy_writes_in_both_byte_orders() throws TensorFileException {
    numpy(
        """
        import numpy as np
        for name in "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64".split():
            low = 0 if name[0] in "uf" else -3
            for order, mark in (("little", "<"), ("big", ">")):
                array = np.array([[low, 1, 2], [100, 4, 5]], name)
                np.save(name + order + ".npy", array.astype(array.dtype.newbyteorder(mark)))
        """);
    for (ElementType type : StoredTensors.NUMPYS) {
      for (String order : List.of("little", "big")) {
        assertThat(TensorFiles.read(directory.resolve(type + order + ".npy")))
            .isEqualTo(example(type));
      }
    }
  }

  private static StoredTensor example(ElementType type) {
    List<Integer> shape = List.of(2, 3);
    long low = type.isInteger() && !type.isUnsigned() ? -3 : 0;
    return switch (type) {
      case FLOAT32 -> StoredTensor.of(shape, new float[] {0, 1, 2, 100, 4, 5});
      case FLOAT16 -> StoredTensor.of(shape, type, new float[] {0, 1, 2, 100, 4, 5});
      case FLOAT64 -> StoredTensor.of(shape, new double[] {0, 1, 2, 100, 4, 5});
      default -> StoredTensor.of(shape, type, new long[] {low, 1, 2, 100, 4, 5});
    };
  }

  private void numpy(String script) {
    assertThat(failure(PYTHON.orElseThrow(), script, directory)).isEmpty();
  }

  /** What went wrong with a script, or nothing. */
  private static Optional<String> failure(String command, String script, Path where) {
    try {
      Process process =
          new ProcessBuilder(command, "-c", script)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    } catch (IOException absent) {
      return Optional.of(TensorFileException.reason(absent));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
