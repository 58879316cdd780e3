/** Numbers laid out over a geometry: tensors, problems, and the integer cases that tests draw. */
package dev.convproof.tensor;
