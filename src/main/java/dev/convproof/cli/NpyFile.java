package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.file.NpyReader;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import java.nio.file.Path;

/** A tensor that remembers its file, to be named where it does not fit. */
record NpyFile(Path path, StoredTensor tensor) {

  static NpyFile read(Path path) throws TensorFileException {
    NpyFile file = new NpyFile(path, NpyReader.read(path));
    require(
        file.tensor().size() > 0,
        "%s: shape %s holds no elements: every size must be at least 1",
        path,
        file.shape());
    return file;
  }

  int dimensions() {
    return tensor.shape().size();
  }

  int size(int dimension) {
    return tensor.shape().get(dimension);
  }

  /** As a Python tuple. */
  String shape() {
    return StoredTensor.tuple(tensor.shape());
  }

  /** The indices of an element, as NumPy takes them. */
  String index(int at) {
    return StoredTensor.index(tensor.shape(), at);
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
        tensor.type() == other.tensor.type(),
        "%s: holds %s, but %s holds %s: one type for all files would be right",
        path,
        tensor.type(),
        other.path,
        other.tensor.type());
  }
}
