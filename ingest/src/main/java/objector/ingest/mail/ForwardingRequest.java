package objector.ingest.mail;

import java.util.List;
import objector.events.Judgement.Link;
import objector.events.Judgement.Mailbox;
import objector.programmes.Cue;
import objector.programmes.MailPhrases;
import objector.programmes.MailProvider;
import org.jspecify.annotations.Nullable;

/// A mail provider's question whether it may forward here.
final class ForwardingRequest {
  private final MailPhrases phrases;

  ForwardingRequest(MailPhrases phrases) {
    this.phrases = phrases;
  }

  /// The provider that asks; null when nobody does.
  @Nullable MailProvider provider(@Nullable Mailbox from, Findings subject, Findings text) {
    String address = from == null ? null : from.address();
    boolean asks = subject.has(Cue.FORWARDING) || text.has(Cue.FORWARDING);
    if (address == null || !asks) {
      return null;
    }
    for (MailProvider provider : phrases.providers()) {
      if (provider.sends(address)) {
        return provider;
      }
    }
    return null;
  }

  /// The links by which one agrees: the provider's own.
  static List<Link> trusted(List<Link> links, MailProvider provider) {
    return links.stream()
        .map(link ->
            new Link(link.url(), link.target(), provider.owns(LinkDecoder.host(link.target()))))
        .toList();
  }
}
