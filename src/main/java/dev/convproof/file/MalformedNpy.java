package dev.convproof.file;

/** What is wrong with the bytes of a file; the reader adds the file's name. */
final class MalformedNpy extends Exception {

  private static final long serialVersionUID = 1;

  MalformedNpy(String fault) {
    super(fault);
  }
}
