/** Kernels as people write them: nested lists or {@code .npy} files, read as exact rationals. */
package dev.convproof.proof.kernel;
