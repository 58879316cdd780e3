/**
 * Reads and writes tensors in files: NumPy's {@code .npy} and {@code .npz}, safetensors, and ONNX's
 * TensorProto; writes {@code .npy}.
 *
 * <p>{@link dev.convproof.file.StoredTensor} is what any format holds; {@link
 * dev.convproof.file.TensorFiles} reads all of them, and {@link dev.convproof.file.NpyWriter}
 * writes.
 *
 * <p>Why .npy is read by code of our own: of the two libraries on Maven Central, {@code
 * org.jetbrains.bio:npy} 0.3.5 (2021, needs the Kotlin runtime) reads a truncated file for ever,
 * and {@code org.openlca:npy} 0.0.3 (2022) fills it up with zeros, ignores trailing bytes and
 * allocates whatever a header claims.
 *
 * <p>Source: NEP 1 and the documentation of {@code numpy.lib.format}, versions 1.0, 2.0 and 3.0.
 */
package dev.convproof.file;
