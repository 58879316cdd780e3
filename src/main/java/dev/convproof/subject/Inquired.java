package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.file.StoredTensor;
import java.util.Optional;

/**
 * A runtime's convolution in Java that answers, beside its calls, what {@link Inquiry} asks of
 * runtimes: words for padding, types, empty tensors, requantised outputs.
 */
public interface Inquired {
  /** Returns its name and version, where it knows them itself. */
  default Optional<String> name() {
    return Optional.empty();
  }

  /**
   * Answers a question with an output [n, co, ho, wo].
   *
   * @throws DeclinedException if there is no such word, type or convolution
   * @throws Exception what the runtime says where it refuses
   */
  StoredTensor answer(Inquiry.Question question) throws Exception;
}
