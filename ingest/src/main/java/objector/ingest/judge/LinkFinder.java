package objector.ingest.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.mail.Judgement.Link;
import objector.ingest.forward.Original;
import objector.ingest.phrase.PlainTextLinks;
import objector.ingest.visible.VisibleText;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.sender.Senders;

/// The links of a mail, wherever they stand.
final class LinkFinder {
  private static final int MOST = 200;

  private final Senders senders;
  private final LinkDecoder decoder;

  LinkFinder(Senders senders, MailPhrases phrases) {
    this.senders = senders;
    this.decoder = new LinkDecoder(senders, phrases);
  }

  /// Whether it leads to a form for objecting.
  boolean isForm(Link link) {
    return link.trusted() && LinkDecoder.uri(link.target()).filter(senders::isFormLink).isPresent();
  }

  /// Each once, decoded.
  List<Link> in(Original judged) {
    Map<String, Link> found = new LinkedHashMap<>();
    judged.anchors().stream()
        .map(VisibleText.Anchor::url)
        .filter(LinkDecoder::leadsAway)
        .filter(url -> !url.regionMatches(true, 0, "mailto:", 0, 7))
        .forEach(url -> found.computeIfAbsent(url, decoder::decode));
    for (String text : judged.texts()) {
      PlainTextLinks.in(text).forEach(url -> found.computeIfAbsent(url, decoder::decode));
    }
    return found.values().stream().limit(MOST).toList();
  }

  boolean leadsToMeta(String url) {
    return decoder.decode(url).trusted();
  }
}
