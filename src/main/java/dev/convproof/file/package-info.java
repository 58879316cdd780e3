/**
 * Reads and writes tensors in files: NumPy's {@code .npy}, real numbers and integers in C order.
 *
 * <p>{@link dev.convproof.file.StoredTensor} is what any format holds; {@link
 * dev.convproof.file.NpyReader} and {@link dev.convproof.file.NpyWriter} are one format.
 *
 * <p>Why our own: of the two libraries on Maven Central, {@code org.jetbrains.bio:npy} 0.3.5 (2021,
 * needs the Kotlin runtime) reads a truncated file for ever, and {@code org.openlca:npy} 0.0.3
 * (2022) fills it up with zeros, ignores trailing bytes and allocates whatever a header claims.
 *
 * <p>Source: NEP 1 and the documentation of {@code numpy.lib.format}, versions 1.0, 2.0 and 3.0.
 */
package dev.convproof.file;
