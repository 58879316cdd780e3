package dev.convproof.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of tensors that could not be read or written.
 *
 * <p>The message is one line for the user: it begins with the file's path, then says what was
 * wrong, where, and what would be right. Whatever the file or its name contains, the message has no
 * control characters: they are shown as {@code \}{@code u000a}.
 */
public final class TensorFileException extends Exception {

  private static final long serialVersionUID = 1;

  TensorFileException(Path file, String fault) {
    super(OneLine.of((file.toString().isEmpty() ? "." : file) + ": " + fault));
  }

  TensorFileException(Path file, String fault, Throwable cause) {
    this(file, fault);
    initCause(cause);
  }

  /** Returns what the operating system said, without the path that it repeats. */
  static String reason(IOException fault) {
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    String said =
        fault instanceof FileSystemException named ? named.getReason() : fault.getMessage();
    return said == null ? fault.getClass().getSimpleName() : said;
  }

  /** What is wrong with the bytes of a file; the reader adds the file's name. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    Malformed(String fault, Object... arguments) {
      super(fault.formatted(arguments));
    }
  }
}
