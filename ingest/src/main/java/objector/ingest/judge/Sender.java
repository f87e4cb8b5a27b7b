package objector.ingest.judge;

import java.util.List;
import java.util.Locale;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Signal;
import objector.ingest.forward.AddressList;
import objector.ingest.forward.Original;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// Who an original says that it is from.
///
/// @param domain in lower case; empty when there is no address
/// @param meta a domain of Meta's
/// @param pretence null, or how it pretends to be Meta's
record Sender(@Nullable String address, String domain, boolean meta, @Nullable String pretence) {

  static Sender of(Original original, Senders senders, LookAlike lookAlike) {
    Mailbox from = original.from();
    String address = from == null ? null : from.address();
    String domain = domain(original);
    boolean meta = senders.isMetaDomain(domain);
    return new Sender(
        address, domain, meta, meta ? null : pretence(original, address, domain, lookAlike));
  }

  private static String domain(Original original) {
    return AddressList.domain(original.from()).toLowerCase(Locale.ROOT);
  }

  /// Whether it says that it is from a domain of Meta's.
  static boolean isMetas(Original original, Senders senders) {
    return senders.isMetaDomain(domain(original));
  }

  /// The same, written anew by a mask: it is called what it was called before, and that is no
  /// pretence; a domain that imitates Meta's is.
  Sender behindMask(LookAlike lookAlike) {
    String imitated = lookAlike.imitates(domain);
    String feigned = imitated == null ? null : Signal.SENDER_IMITATES.said(domain, imitated);
    return new Sender(address, domain, meta, feigned);
  }

  /// Neither an address nor a name that would tell.
  boolean unknown() {
    return address == null;
  }

  private static @Nullable String pretence(
      Original original, @Nullable String address, String domain, LookAlike lookAlike) {
    Mailbox from = original.from();
    String name = from == null || from.name() == null ? "" : from.name();
    boolean claims = lookAlike.claimsMeta(name) || lookAlike.isMetasAddress(name);
    String imitated = lookAlike.imitates(domain);
    if (imitated != null) {
      return Signal.SENDER_IMITATES.said(domain, imitated);
    }
    if (claims && address != null) {
      return Signal.SENDER_CALLED_SO.said(name, domain);
    }
    // In a header an address is a must; a program that forwards may leave it out.
    if (claims && original.mail() != null) {
      return Signal.SENDER_WITHOUT_ADDRESS.said(name);
    }
    return null;
  }

  /// Whether a text ends as Meta's mails do.
  static boolean signsAsMeta(String comparable, List<String> signatures) {
    return signatures.stream().anyMatch(comparable::contains);
  }
}
