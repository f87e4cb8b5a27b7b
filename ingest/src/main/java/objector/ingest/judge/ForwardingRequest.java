package objector.ingest.judge;

import java.util.Comparator;
import java.util.List;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.phrase.PhraseMatches;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.ForwardingMails;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.MailProvider;
import org.jspecify.annotations.Nullable;

/// A mail provider's question whether it may forward here.
final class ForwardingRequest {
  private final ForwardingMails mails;
  private final List<String> forward;
  private final List<String> confirm;
  private final List<String> code;

  ForwardingRequest(MailPhrases phrases) {
    this.mails = phrases.forwarding();
    this.forward = mails.forward().stream().map(TextFolding::comparable).toList();
    this.confirm = mails.confirm().stream().map(TextFolding::comparable).toList();
    this.code = mails.code().stream().map(TextFolding::comparable).toList();
  }

  /// The provider that asks; null when nobody does. A customer of a provider is not the provider.
  @Nullable MailProvider provider(
      @Nullable Mailbox from, PhraseMatches subject, PhraseMatches text) {
    String address = from == null ? null : from.address();
    if (address == null) {
      return null;
    }
    for (MailProvider provider : mails.providers()) {
      boolean own = !provider.isPersonal(address) || mails.isSystem(address);
      if (own && provider.sends(address)) {
        return asks(subject, text) ? provider : null;
      }
    }
    return null;
  }

  private boolean asks(PhraseMatches subject, PhraseMatches text) {
    String words = text.passage().text();
    return subject.has(Cue.FORWARDING)
        || text.has(Cue.FORWARDING)
        || (anyIn(forward, words) && anyIn(confirm, words));
  }

  /// Whether a line speaks of a code, in any language.
  boolean speaksOfCode(String line) {
    // Gmail puts it so into the subject, whatever the language.
    return line.contains("(#") || anyIn(code, TextFolding.comparable(line));
  }

  private static boolean anyIn(List<String> words, String text) {
    return words.stream().anyMatch(text::contains);
  }

  /// The links, that by which one agrees first. Trusted is a link to the provider itself, and where
  /// it is known how that link begins, no other: the next one may well be the one to refuse.
  static List<Link> trusted(List<Link> links, MailProvider provider) {
    return links.stream()
        .map(link -> new Link(link.url(), link.target(), isOwn(link.target(), provider)))
        .sorted(Comparator.comparingInt(ForwardingRequest::rank))
        .toList();
  }

  private static boolean isOwn(String target, MailProvider provider) {
    return target.startsWith("https://")
        && provider.owns(LinkDecoder.host(target))
        && (provider.confirm().isEmpty() || provider.confirms(target));
  }

  private static int rank(Link link) {
    return link.trusted() ? hasToken(link.target()) ? 0 : 1 : 2;
  }

  /// A link that agrees says to what, in a long word.
  private static boolean hasToken(String url) {
    int run = 0;
    for (int i = 0; i < url.length() && run < 16; i++) {
      char c = url.charAt(i);
      run = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '%' ? run + 1 : 0;
    }
    return run >= 16;
  }
}
