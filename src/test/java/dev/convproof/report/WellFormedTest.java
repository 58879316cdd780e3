package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page and the pictures are XML, so that no element is left open and no text breaks out. */
class WellFormedTest {
  private final Map<String, String> files = new Reports().of(FixtureEvidence.evidence());

  @Test
  void the_page_is_well_formed() throws Exception {
    assertThat(parsed("index.html").getDocumentElement().getTagName()).isEqualTo("html");
  }

  @Test
  void every_picture_is_well_formed() throws Exception {
    for (String path : files.keySet()) {
      if (path.endsWith(".svg")) {
        assertThat(parsed(path).getDocumentElement().getTagName()).as(path).isEqualTo("svg");
      }
    }
  }

  @Test
  void no_id_occurs_twice_and_every_link_within_the_page_leads_somewhere() throws Exception {
    List<String> ids = attributes("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (String link : attributes("href")) {
      if (link.startsWith("#") && !mentionsAbsentClaim(link)) {
        assertThat(ids).contains(link.substring(1));
      }
    }
  }

  @Test
  void the_page_asks_the_network_for_nothing() {
    assertThat(
            files
                .get("index.html")
                .replace("http://www.w3.org/2000/svg", "")
                .replaceAll("<a [^>]*>", ""))
        .doesNotContain("http:", "https:", "src=", "@import", "<link", "url(h");
  }

  @Test
  void every_claim_has_its_anchor() throws Exception {
    assertThat(attributes("id"))
        .containsAll(FixtureEvidence.evidence().judged().stream().map(Judged::id).toList());
  }

  /** The texts mention claims of the whole catalogue; the fixture has a few of them. */
  private static boolean mentionsAbsentClaim(String link) {
    return link.matches("#[A-Z]\\d+[a-z]?")
        && FixtureEvidence.evidence().judged().stream().noneMatch(o -> link.equals("#" + o.id()));
  }

  private List<String> attributes(String name) throws Exception {
    NodeList elements = parsed("index.html").getElementsByTagName("*");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (element.hasAttribute(name)) {
        values.add(element.getAttribute(name));
      }
    }
    return values;
  }

  private Document parsed(String path) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(files.get(path))));
  }
}
