package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.OwnQuestions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a teacher's own questions and answers from a file. */
final class OwnClaims {
  private static final long LARGEST = 1 << 20;

  private OwnClaims() {}

  /** Returns the claims of a file; a bad line, or a file that cannot be read, is bad input. */
  static List<Claim> in(Path file) {
    try {
      require(Files.isRegularFile(file), "%s: is no file", file);
      require(Files.size(file) <= LARGEST, "%s: is longer than 1 MiB", file);
      List<Claim> claims = OwnQuestions.of(Files.readAllLines(file));
      require(!claims.isEmpty(), "%s: holds no question", file);
      return claims;
    } catch (OwnQuestions.Malformed e) {
      throw new BadInput("%s, %s", file, e.getMessage());
    } catch (CharacterCodingException e) {
      throw new BadInput("%s: is not in UTF-8", file);
    } catch (IOException e) {
      throw new BadInput("%s: cannot be read", file);
    }
  }
}
