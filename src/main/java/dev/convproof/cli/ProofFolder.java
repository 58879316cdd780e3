package dev.convproof.cli;

import dev.convproof.proof.smt.ProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where proofs are written.
 *
 * @param folder made if there is none
 */
record ProofFolder(Path folder) {

  /** Writes the files, those of the same names being replaced. */
  List<Path> write(List<ProofFile> files) {
    List<Path> written = new ArrayList<>();
    try {
      if (!files.isEmpty()) {
        Files.createDirectories(folder);
      }
      for (ProofFile file : files) {
        written.add(Files.writeString(folder.resolve(file.name()), file.text()));
      }
    } catch (IOException e) {
      boolean file = Files.exists(folder) && !Files.isDirectory(folder);
      throw new BadInput(
          "--proof-dir %s: proofs cannot be written here (%s): name a folder that can be written to",
          folder, file ? "it is a file" : "it cannot be made, or nothing can be written to it");
    }
    return written;
  }
}
