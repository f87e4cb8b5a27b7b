package objector.endtoend.ways;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import objector.events.id.EventId;
import objector.events.person.WayToHear;
import objector.programmes.Programmes;
import objector.webui.feed.OwnFeed;
import objector.wording.Translations;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Read as feed readers do.
final class AtomChannelTest extends ChannelContract {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @Override
  WayToHear.Kind kind() {
    return WayToHear.Kind.FEED;
  }

  @Override
  List<Heard> heard(Happened happened) throws Exception {
    byte[] atom =
        OwnFeed.of(
                happened.dossier(),
                Translations.load().in("en", "Europe/Dublin"),
                Programmes.load(),
                URI.create("https://objector.example"),
                new EventId("e".repeat(26)),
                NOW)
            .toBytes();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    NodeList entries =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(atom))
            .getElementsByTagNameNS(ATOM, "entry");
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      heard.add(new Heard(text(entry, "id"), text(entry, "title")));
    }
    return heard;
  }

  private static String text(Element entry, String name) {
    return entry.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  @Override
  int most() {
    return 8_192;
  }
}
