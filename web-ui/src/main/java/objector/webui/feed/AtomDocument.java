package objector.webui.feed;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Atom (RFC 4287) as bytes.
///
/// @param id the same for ever
/// @param self where it is fetched; null: not said, where that is a secret
/// @param alternate the page that shows the same
public record AtomDocument(
    String language,
    String title,
    String id,
    @Nullable String self,
    String alternate,
    Instant updated,
    List<Entry> entries) {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  public AtomDocument {
    entries = List.copyOf(entries);
  }

  /// One thing that happened.
  ///
  /// @param id the same for ever: a reader knows the entry again by it
  /// @param terms of which kinds it is
  /// @param html what there is to read, or null
  public record Entry(
      String id,
      String title,
      String link,
      Instant updated,
      List<String> terms,
      @Nullable String html) {
    public Entry {
      terms = List.copyOf(terms);
    }
  }

  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", language);
      element(xml, "title", title);
      element(xml, "id", id);
      if (self != null) {
        link(xml, "self", self);
      }
      link(xml, "alternate", alternate);
      element(xml, "updated", time(updated));
      xml.writeStartElement("author");
      element(xml, "name", "Objector");
      xml.writeEndElement();
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed in memory can be written", e);
    }
    return out.toByteArray();
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "title", entry.title());
    link(xml, "alternate", entry.link());
    element(xml, "id", entry.id());
    for (String term : entry.terms()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", term);
    }
    String html = entry.html();
    if (html != null) {
      xml.writeStartElement("content");
      xml.writeAttribute("type", "html");
      xml.writeCharacters(clean(html));
      xml.writeEndElement();
    }
    element(xml, "updated", time(entry.updated()));
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String target)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", target);
  }

  /// What XML 1.0 cannot hold; pages and handles may.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
