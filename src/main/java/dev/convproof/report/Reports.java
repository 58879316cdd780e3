package dev.convproof.report;

import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reports as texts: a pure function of the evidence. */
public final class Reports {
  private final Wording wording = new Wording();
  private final Templates templates = new Templates(wording);

  /** All files, by their paths relative to the folder of the reports. */
  public SortedMap<String, String> of(Evidence evidence) {
    List<Section> sections = new Section.Writer(wording).of(evidence);
    Map<String, Object> page = new HashMap<>(values(sections));
    page.put("graph", ProofGraph.of(evidence, wording));
    SortedMap<String, String> files = new TreeMap<>();
    files.put("index.html", templates.markup("index.html", page));
    files.put("evidence.md", markdown(sections, Language.ENGLISH));
    files.put("evidence.zh.md", markdown(sections, Language.CHINESE));
    files.put("evidence.json", EvidenceJson.of(evidence));
    files.putAll(new Handouts(templates).of(sections));
    files.putAll(new LawPages(wording, templates).all());
    evidence.proofs().forEach((name, text) -> files.put("proofs/" + name, text));
    for (Section section : sections) {
      for (Entry entry : section.all()) {
        entry.outcome().exhibits().forEach(exhibit -> files.put(path(exhibit), picture(exhibit)));
        entry
            .examples()
            .forEach(
                example ->
                    files.put(
                        "examples/" + example.name() + ".svg",
                        templates.markup("example.svg", Map.of("example", example))));
      }
    }
    return files;
  }

  private String markdown(List<Section> sections, Language language) {
    Map<String, Object> values = new HashMap<>(values(sections));
    values.put("language", language);
    return templates.markdown("evidence.md", values);
  }

  private String picture(VerdictView.Exhibit exhibit) {
    return templates.markup("counterexample.svg", Map.of("exhibit", exhibit));
  }

  private static Map<String, Object> values(List<Section> sections) {
    return Map.of("sections", sections, "tally", Section.tally(sections));
  }

  private static String path(VerdictView.Exhibit exhibit) {
    return "counterexamples/" + exhibit.name() + ".svg";
  }
}
