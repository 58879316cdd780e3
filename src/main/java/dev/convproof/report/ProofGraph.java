package dev.convproof.report;

import dev.convproof.message.Message;
import dev.convproof.proof.Lemma;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which claims rest on which proof files: the claims on the left, the lemmas on the right, and a
 * line for each use.
 *
 * @param claims those that rest on a lemma, in the catalogue's order
 * @param lemmas those that a claim rests on
 * @param edges a line for each claim and lemma
 * @param statements every lemma in words, with the claims that rest on it
 * @param files every other proof file
 */
public record ProofGraph(
    List<Node> claims,
    List<Node> lemmas,
    List<Edge> edges,
    List<ProofUse> statements,
    List<ProofUse> files) {
  private static final int ROW = 24;
  private static final int LEFT = 64;
  private static final int RIGHT = 400;
  private static final int WIDTH = 600;

  /** A claim or a lemma, and the height of its middle. */
  public record Node(String name, String kind, int y) {}

  /** A line from a claim to a lemma, in the style of the claim's verdict. */
  public record Edge(int fromY, int toY, String kind) {
    /** Returns where the line begins. */
    public int fromX() {
      return LEFT;
    }

    /** Returns where the line ends. */
    public int toX() {
      return RIGHT - 6;
    }

    /** Returns where the line turns. */
    public int middle() {
      return (LEFT + RIGHT) / 2;
    }
  }

  /** A proof file, what it states, and the claims that rest on it. */
  public record ProofUse(Text statement, String file, List<Node> claims) {
    /** Returns the path in the reports. */
    public String path() {
      return "proofs/" + file;
    }
  }

  /** Finds the uses of the proofs of some evidence. */
  static ProofGraph of(Evidence evidence, Wording wording) {
    List<Lemma> lemmas =
        Lemma.all().stream().filter(one -> evidence.proofs().containsKey(one.file())).toList();
    Set<String> lemmaFiles = lemmas.stream().map(Lemma::file).collect(Collectors.toSet());
    List<ProofUse> statements =
        lemmas.stream()
            .map(
                lemma ->
                    new ProofUse(
                        wording.text(Message.named("lemma", lemma.name())),
                        lemma.file(),
                        users(evidence, lemma.file())))
            .toList();
    List<ProofUse> files =
        evidence.proofs().keySet().stream()
            .filter(file -> !lemmaFiles.contains(file))
            .map(file -> new ProofUse(Text.same(file), file, users(evidence, file)))
            .toList();
    List<ProofUse> used = statements.stream().filter(use -> !use.claims().isEmpty()).toList();
    List<Node> left =
        placed(
            used.stream().flatMap(use -> use.claims().stream()).distinct().toList(), used.size());
    List<Node> right =
        placed(
            used.stream()
                .map(use -> new Node(use.file().replace(".smt2", ""), "lemma", 0))
                .toList(),
            left.size());
    return new ProofGraph(left, right, edges(used, left, right), statements, files);
  }

  private static List<Node> users(Evidence evidence, String file) {
    return evidence.judged().stream()
        .filter(one -> one.judgement().proofs().stream().anyMatch(p -> p.name().equals(file)))
        .map(one -> new Node(one.id(), Message.slug(one.verdict().kind().name()), 0))
        .toList();
  }

  /** The nodes at equal distances, beside a column of so many others. */
  private static List<Node> placed(List<Node> nodes, int others) {
    int height = ROW * Math.max(nodes.size(), others);
    List<Node> placed = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      int y = (2 * at + 1) * height / (2 * nodes.size());
      placed.add(new Node(nodes.get(at).name(), nodes.get(at).kind(), y));
    }
    return placed;
  }

  private static List<Edge> edges(List<ProofUse> used, List<Node> left, List<Node> right) {
    Map<String, Node> byName = left.stream().collect(Collectors.toMap(Node::name, node -> node));
    List<Edge> edges = new ArrayList<>();
    for (int at = 0; at < used.size(); at++) {
      for (Node claim : used.get(at).claims()) {
        Node from = byName.get(claim.name());
        edges.add(new Edge(from.y(), right.get(at).y(), from.kind()));
      }
    }
    return edges;
  }

  /** Returns the width of the picture. */
  public int width() {
    return WIDTH;
  }

  /** Returns the height of the picture. */
  public int height() {
    return ROW * Math.max(1, Math.max(claims.size(), lemmas.size()));
  }

  /** Returns where the lemmas stand. */
  public int right() {
    return RIGHT;
  }
}
