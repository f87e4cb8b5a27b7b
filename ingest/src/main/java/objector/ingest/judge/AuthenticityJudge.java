package objector.ingest.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.Signal;
import objector.ingest.dkim.DkimVerifier.Checked;
import objector.ingest.dkim.Rewriting;
import objector.ingest.forward.AddressList;
import objector.ingest.forward.Original;
import objector.ingest.mime.Mail;
import objector.ingest.outlook.OutlookFile;
import objector.ingest.phrase.PhraseMatches;
import objector.ingest.phrase.TextFolding;
import objector.ingest.visible.VisibleText.Anchor;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.MailMask;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// Weighs what speaks for an original being Meta's, and what contradicts it.
final class AuthenticityJudge {
  private final Senders senders;
  private final MailPhrases phrases;

  AuthenticityJudge(Senders senders, MailPhrases phrases) {
    this.senders = senders;
    this.phrases = phrases;
  }

  /// What came of it.
  ///
  /// @param because in plain words, contradictions first
  record Finding(Verdict verdict, List<String> because) {}

  /// @param checked the signatures of the original itself; none when it is inline
  /// @param mask null, or what passed it on
  /// @param title its Subject
  /// @param likeMeta its words are those of one of Meta's mails about objecting
  Finding weigh(
      Original original,
      Sender sender,
      @Nullable MailMask mask,
      List<Checked> checked,
      List<Link> links,
      PhraseMatches title,
      PhraseMatches seen,
      PhraseMatches hidden,
      boolean likeMeta) {
    List<String> contradictions = new ArrayList<>();
    if (sender.pretence() != null) {
      contradictions.add(sender.pretence());
    }
    contradictions.addAll(headers(original, sender, checked, title, seen));
    if (likeMeta && mask == null && !sender.meta() && isBulkOfOthers(original, title)) {
      contradictions.add(Signal.IN_BULK_OF_OTHERS.said(sender.domain()));
    }
    boolean reply = original.form() == Form.NONE && isReply(original);
    // The whole text is searched for it, and it counts only beside what may lead away.
    boolean leads = !links.isEmpty() || !original.anchors().isEmpty();
    boolean signs =
        leads && !reply && Sender.signsAsMeta(seen.passage().text(), phrases.signatures());
    boolean claims =
        sender.meta()
            || mask != null
            || sender.pretence() != null
            || signs
            || (likeMeta && sender.unknown());
    List<String> strays = claims ? strays(original, links, mask) : List.of();
    contradictions.addAll(strays);
    if (signs && mask == null && !sender.meta() && !sender.unknown() && !strays.isEmpty()) {
      contradictions.add(Signal.SIGNED_AS_META_FROM_ELSEWHERE.said(sender.domain()));
    }
    String concealed = concealed(hidden, seen);
    if (concealed != null) {
      contradictions.add(concealed);
    }
    if (!contradictions.isEmpty()) {
      return new Finding(Verdict.CONTRADICTED, contradictions);
    }
    return mask == null ? signed(original, sender, checked) : masked(mask, sender, checked);
  }

  /// A mask signs for itself: that is a fact about the mask.
  private static Finding masked(MailMask mask, Sender sender, List<Checked> checked) {
    List<String> because = new ArrayList<>();
    because.add(Signal.PASSED_ON_BY_MASK.said(mask.name()));
    for (Checked one : checked) {
      String domain = one.signature().domain();
      boolean own =
          domain != null
              && (mask.writesFrom(domain)
                  || LookAlike.registrable(domain).equals(LookAlike.registrable(sender.domain())));
      if (own && one.passes() && because.size() == 1) {
        because.add(Signal.MASK_SIGNED.said(String.valueOf(domain)));
      }
    }
    return new Finding(Verdict.UNVERIFIABLE, because);
  }

  /// A mail to many, from which its readers may unsubscribe, about something else: a notice of
  /// Meta's in it is there to be taken for one.
  private boolean isBulkOfOthers(Original original, PhraseMatches title) {
    Mail mail = original.mail();
    boolean bulk =
        mail != null && mail.headers().has("List-Unsubscribe") && !mail.headers().has("List-Post");
    String subject = title.passage().text();
    return bulk
        && !title.has(Cue.AI)
        && !title.has(Cue.OBJECTION)
        && phrases.brands().stream().noneMatch(subject::contains);
  }

  private Finding signed(Original original, Sender sender, List<Checked> checked) {
    if (original.form() == Form.INLINE) {
      return unverifiable(Signal.FORWARDED_AS_TEXT.said());
    }
    if (checked.isEmpty()) {
      boolean saved = original.mail() != null && original.mail().headers().has(OutlookFile.MARK);
      return unverifiable(saved ? Signal.SAVED_BY_OUTLOOK.said() : Signal.NOT_SIGNED.said());
    }
    String reason = "no signature of it counts";
    for (Checked one : checked) {
      String domain = one.signature().domain();
      String by = " (" + domain + ")";
      if (one.passes() && one.weakness() == null && domain != null) {
        String misfit = misfit(original, sender, domain);
        if (misfit == null) {
          return new Finding(Verdict.VERIFIED, List.of(Signal.SIGNATURE_HOLDS.said(domain)));
        }
        reason = misfit;
      } else {
        if (one.altered() && isOwn(one, sender)) {
          return unverifiable(rewritten(one, domain));
        }
        reason = (one.passes() ? one.weakness() : one.signature().reason()) + by;
      }
    }
    return unverifiable(Signal.NOT_VERIFIED.said(reason));
  }

  private boolean isOwn(Checked one, Sender sender) {
    String domain = String.valueOf(one.signature().domain());
    return sender.meta()
        && LookAlike.registrable(domain).equals(LookAlike.registrable(sender.domain()))
        && senders.isNotificationDomain(domain);
  }

  private static String rewritten(Checked one, @Nullable String domain) {
    String signer = String.valueOf(domain);
    Rewriting rewriting = one.rewriting();
    if (rewriting == null) {
      return Signal.HEADER_REWRITTEN.said(signer);
    }
    return rewriting.tag().isEmpty()
        ? Signal.HEADER_RESTORED.said(signer, rewriting.field())
        : Signal.SUBJECT_TAGGED.said(signer, rewriting.tag());
  }

  /// Null, or the word by which a Subject that was not signed so decides what its text does not. A
  /// header may be rewritten without a lie; this would be one.
  private @Nullable String promise(Checked one, PhraseMatches title, PhraseMatches seen) {
    Rewriting rewriting = one.rewriting();
    String added =
        rewriting == null ? title.passage().text() : TextFolding.comparable(rewriting.tag());
    String subject = title.passage().text();
    String all = seen.passage().text();
    String body = all.startsWith(subject) ? all.substring(subject.length()) : all;
    return phrases.passedOn().decisions().stream()
        .map(TextFolding::comparable)
        .filter(word -> added.contains(word) && !body.contains(word))
        .findFirst()
        .orElse(null);
  }

  /// Null, or why a valid signature of this domain says nothing about the sender.
  private @Nullable String misfit(Original original, Sender sender, String domain) {
    if (!senders.isNotificationDomain(domain)) {
      return domain + " is no domain that Meta sends notifications from";
    }
    boolean one =
        original.mail() != null
            && original.mail().headers().first("From").stream()
                    .mapToInt(from -> AddressList.read(from).size())
                    .sum()
                == 1;
    if (!one) {
      return "there is more than one sender";
    }
    boolean aligned =
        senders.isNotificationDomain(sender.domain())
            && LookAlike.registrable(domain).equals(LookAlike.registrable(sender.domain()));
    return aligned ? null : "the signature of " + domain + " is not that of the sender's domain";
  }

  private List<String> headers(
      Original original,
      Sender sender,
      List<Checked> checked,
      PhraseMatches title,
      PhraseMatches seen) {
    List<String> lies = new ArrayList<>();
    for (Checked one : checked) {
      String domain = String.valueOf(one.signature().domain());
      if (one.contradiction() != null) {
        lies.add(one.contradiction());
      }
      String promise = one.altered() && isOwn(one, sender) ? promise(one, title, seen) : null;
      if (promise != null) {
        lies.add(Signal.SUBJECT_PROMISES.said(promise, domain));
      }
    }
    Mail mail = original.mail();
    if (mail != null && mail.headers().all("From").size() > 1 && fromsDiffer(mail)) {
      lies.add(Signal.SEVERAL_SENDERS.said());
    }
    return lies;
  }

  private boolean fromsDiffer(Mail mail) {
    Set<Boolean> kinds = new TreeSet<>();
    mail.headers()
        .all("From")
        .forEach(from ->
            kinds.add(senders.isMetaDomain(AddressList.domain(AddressList.first(from.value())))));
    return kinds.size() > 1;
  }

  /// Links out of Meta's domains, in a mail that claims to be Meta's.
  private List<String> strays(Original original, List<Link> links, @Nullable MailMask mask) {
    Set<String> hosts = new TreeSet<>();
    for (Link link : links) {
      String host = LinkDecoder.host(link.target());
      boolean ofMask = mask != null && mask.owns(host);
      if (!link.trusted() && !ofMask && !phrases.isBystander(host) && !isMail(link)) {
        hosts.add(host.isEmpty() ? "an address that cannot be read" : host);
      }
    }
    List<String> strays = new ArrayList<>();
    hosts.stream().limit(5).forEach(host -> strays.add(Signal.LINK_LEADS_AWAY.said(host)));
    for (Anchor anchor : original.anchors()) {
      String to = mailTo(anchor.url());
      boolean plain = anchor.words().toLowerCase(Locale.ROOT).contains(to);
      boolean meta = senders.isMetaDomain(to.substring(to.lastIndexOf('@') + 1));
      if (!to.isEmpty() && !plain && !meta && !isRecipient(original, to) && strays.size() < 5) {
        strays.add(Signal.BUTTON_WRITES_ELSEWHERE.said());
      }
    }
    return strays;
  }

  static boolean isMail(Link link) {
    return link.url().regionMatches(true, 0, "mailto:", 0, 7);
  }

  private static String mailTo(String url) {
    if (!url.regionMatches(true, 0, "mailto:", 0, 7)) {
      return "";
    }
    int query = url.indexOf('?');
    String address = url.substring(7, query < 0 ? url.length() : query);
    return address.replace("<", "").replace(">", "").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isRecipient(Original original, String address) {
    return original.to().stream().anyMatch(to -> address.equalsIgnoreCase(to.address()));
  }

  private static boolean isReply(Original original) {
    String subject = original.subject() == null ? "" : original.subject();
    return subject.regionMatches(true, 0, "re:", 0, 3)
        || subject.regionMatches(true, 0, "aw:", 0, 3);
  }

  private static Finding unverifiable(String because) {
    return new Finding(Verdict.UNVERIFIABLE, List.of(because));
  }

  /// Null, or what is hidden that the reader does not see. Meta's own mails hide a line for the
  /// preview in the inbox, which their text says again; a mail that hides what it does not say is
  /// after something.
  private static @Nullable String concealed(PhraseMatches hidden, PhraseMatches seen) {
    for (Cue cue : List.of(Cue.NOTICE, Cue.CONFIRMED, Cue.REFUSED, Cue.YOUR_OBJECTION)) {
      if (hidden.has(cue) && !seen.has(cue) && !(cue == Cue.NOTICE && seen.has(Cue.AI))) {
        return Signal.META_WORDS_HIDDEN.said();
      }
    }
    boolean both = hidden.has(Cue.AI) && hidden.has(Cue.OBJECTION);
    return both && !seen.has(Cue.AI) && !seen.has(Cue.OBJECTION)
        ? Signal.WORDS_HIDDEN.said()
        : null;
  }
}
