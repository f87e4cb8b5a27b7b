package objector.ingest.judge;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.forward.AddressList;
import objector.ingest.forward.Original;
import objector.ingest.mime.Mail;
import objector.programmes.phrase.MailMask;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// Finds who wrote to a mask, where the mask says so: in the address that it made
/// (`no-reply_at_mail.instagram.com_anna@duck.com`), beside it in the name, or in a header. It is
/// what the mask says, and proves nothing.
final class MaskedSender {
  private static final int LONGEST = 1_000;
  private static final List<String> SIGNS =
      List.of("_at_", ".at.", "=", "(a)", "(at)", " at ", "#", "@");

  /// Where mailing lists that write the sender anew keep it (RFC 5322, Mailman, Sympa).
  private static final List<String> LISTS_KEEP =
      List.of("X-Original-From", "X-Original-Sender", "X-MailFrom", "Reply-To");

  private final List<MailMask> masks;
  private final Senders senders;
  private final LookAlike lookAlike;

  MaskedSender(List<MailMask> masks, Senders senders, LookAlike lookAlike) {
    this.masks = masks;
    this.senders = senders;
    this.lookAlike = lookAlike;
  }

  /// The mask that passed on a mail of Meta's; null when none did, or somebody else wrote to it.
  @Nullable MailMask of(Original original) {
    String domain = AddressList.domain(original.from()).toLowerCase(Locale.ROOT);
    for (MailMask mask : masks) {
      if ((mask.writesFrom(domain) || isMarked(original, mask)) && isMetas(original, mask)) {
        return mask;
      }
    }
    return unlisted(original, domain);
  }

  /// One that nobody told us of: it writes from a domain that is nobody's, and its address is made
  /// of one of Meta's; or it is a list that keeps whom the mail came from.
  private @Nullable MailMask unlisted(Original original, String domain) {
    Mailbox from = original.from();
    if (domain.isEmpty() || senders.isMetaDomain(domain)) {
      return null;
    }
    String address = from == null || from.address() == null ? "" : from.address();
    String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    boolean made = !local.isEmpty() && "meta".equals(sender(local));
    Mail mail = original.mail();
    boolean list =
        mail != null
            && mail.headers().has("List-Id")
            && mail.headers().has("List-Post")
            && isKept(mail, LISTS_KEEP);
    // Asked last, as it costs most and few get here.
    return (made || list) && lookAlike.imitates(domain) == null
        ? new MailMask(
            LookAlike.registrable(domain),
            LocalDate.EPOCH,
            "the mail itself",
            List.of(),
            List.of(),
            List.of(),
            List.of())
        : null;
  }

  private static boolean isMarked(Original original, MailMask mask) {
    Mail mail = original.mail();
    return mail != null && mask.marks().stream().anyMatch(mail.headers()::has);
  }

  /// What the address says counts most: whoever writes to a mask may call himself what he likes.
  private boolean isMetas(Original original, MailMask mask) {
    Mailbox from = original.from();
    String address = from == null || from.address() == null ? "" : from.address();
    String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    String made = sender(local);
    if (made != null) {
      return made.equals("meta");
    }
    if (original.mail() != null && isKept(original.mail(), mask.headers())) {
      return true;
    }
    String named = sender(from == null || from.name() == null ? "" : from.name());
    return named != null && named.equals("meta");
  }

  /// Whether one of these headers keeps an address of Meta's.
  private boolean isKept(Mail mail, List<String> headers) {
    for (String header : headers) {
      String kept = mail.headers().first(header).orElse("").toLowerCase(Locale.ROOT);
      String text = kept.substring(0, Math.min(LONGEST, kept.length()));
      for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
        if (senders.isMetaDomain(host(text, at + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /// "meta", "other", or null when no address stands in it.
  private @Nullable String sender(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    lower = lower.substring(0, Math.min(LONGEST, lower.length()));
    int after = -1;
    for (String sign : SIGNS) {
      int at = lower.lastIndexOf(sign);
      if (at > 0 && at + sign.length() < lower.length()) {
        after = at + sign.length();
        break;
      }
    }
    if (after < 0) {
      return null;
    }
    String host = host(lower, after);
    if (host.indexOf('.') < 0 && host.indexOf('_') < 0) {
      return null;
    }
    boolean dotted = lower.startsWith(".at.", after - 4);
    int last = dotted ? host.lastIndexOf('.') : -1;
    boolean behind = last > 0 && senders.isMetaDomain(host.substring(0, last));
    return behind || isMeta(host) ? "meta" : "other";
  }

  /// Behind the domain stands, after an underscore, what the mask needs; in the domain an
  /// underscore may stand for a full stop.
  private boolean isMeta(String host) {
    for (int cut = host.length(); cut > 0; cut = host.lastIndexOf('_', cut - 1)) {
      String start = host.substring(0, cut);
      boolean dots = start.indexOf('.') > 0;
      if (senders.isMetaDomain(dots ? start : start.replace('_', '.'))) {
        return true;
      }
    }
    return false;
  }

  private static String host(String text, int from) {
    int end = from;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_'
        || c > 127;
  }
}
