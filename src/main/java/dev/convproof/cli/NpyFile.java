package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.file.NpyArray;
import dev.convproof.file.NpyData;
import dev.convproof.file.NpyException;
import dev.convproof.file.NpyReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An array that remembers its file, to be named where it does not fit. */
record NpyFile(Path path, NpyArray array) {

  static NpyFile read(Path path) throws NpyException {
    NpyFile file = new NpyFile(path, NpyReader.read(path));
    require(
        file.data().length() > 0,
        "%s: shape %s holds no elements: every size must be at least 1",
        path,
        file.shape());
    return file;
  }

  NpyData data() {
    return array.data();
  }

  int dimensions() {
    return array.shape().size();
  }

  int size(int dimension) {
    return array.shape().get(dimension);
  }

  /** As a Python tuple. */
  String shape() {
    String sizes = array.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return dimensions() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
  }

  /** The indices of an element, as NumPy takes them. */
  String index(int at) {
    int[] indices = new int[dimensions()];
    int rest = at;
    for (int dimension = dimensions() - 1; dimension >= 0; dimension--) {
      indices[dimension] = rest % size(dimension);
      rest /= size(dimension);
    }
    return Arrays.toString(indices);
  }

  void requireDimensions(int count, String right) {
    require(
        dimensions() == count,
        "%s: has %d dimension%s, shape %s: %s would be right",
        path,
        dimensions(),
        dimensions() == 1 ? "" : "s",
        shape(),
        right);
  }

  void requireTypeOf(NpyFile other) {
    require(
        array.type() == other.array.type(),
        "%s: holds %s, but %s holds %s: one type for all files would be right",
        path,
        array.type(),
        other.path,
        other.array.type());
  }
}
