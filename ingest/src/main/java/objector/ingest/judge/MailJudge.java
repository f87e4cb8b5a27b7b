package objector.ingest.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import objector.events.id.ProgrammeId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Link;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailKind;
import objector.ingest.closed.ClosedReader;
import objector.ingest.closed.NoteReader;
import objector.ingest.dkim.DkimVerifier.Checked;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.forward.Original;
import objector.ingest.forward.OriginalFinder;
import objector.ingest.judge.KindJudge.Guess;
import objector.ingest.judge.ReadMail.Signatures;
import objector.ingest.maildate.MailDate;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MimeReader;
import objector.ingest.outlook.CompoundFile;
import objector.ingest.outlook.OutlookFile;
import objector.ingest.phrase.PhraseIndex;
import objector.ingest.phrase.PhraseMatches;
import objector.ingest.wrapped.ClosedParts;
import objector.ingest.wrapped.InPlaceOfText;
import objector.ingest.wrapped.Wrapping;
import objector.programmes.Programme;
import objector.programmes.Programmes;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.MailMask;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.MailProvider;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// Judges mails: what they are, who wrote them, whom they concern. Says what was seen, never what
/// it means for a person. Pure: a mail is read, whoever reads it looks up the keys that it names,
/// and with them it is judged. Immutable; safe for many threads.
public final class MailJudge {
  private final Programme programme;
  private final Senders senders;
  private final PhraseIndex index;
  private final LookAlike lookAlike;
  private final LinkFinder links;
  private final TextVersions versions;
  private final OriginalFinder originals;
  private final AuthenticityJudge authenticator;
  private final MaskedSender masks;
  private final ForwardingRequest forwarding;
  private final AboutFinder about;
  private final MailLanguage languages;
  private final CodeFinder codes;
  private final ClosedReader closed;
  private final NoteReader notes;

  public MailJudge(Programmes programmes, MailPhrases phrases) {
    this.programme = programmes.metaAiTraining();
    this.senders = programme.senders();
    this.index = new PhraseIndex(phrases);
    this.lookAlike = new LookAlike(senders, phrases);
    this.links = new LinkFinder(senders, phrases);
    this.versions = new TextVersions(index, phrases.brands());
    this.originals = new OriginalFinder(phrases);
    this.authenticator = new AuthenticityJudge(senders, phrases);
    this.masks = new MaskedSender(phrases.passedOn().masks(), senders, lookAlike);
    this.forwarding = new ForwardingRequest(phrases);
    this.about = new AboutFinder(phrases);
    this.languages = new MailLanguage(phrases);
    this.codes = new CodeFinder(index);
    this.closed = new ClosedReader(phrases);
    this.notes = new NoteReader(phrases);
  }

  /// Takes a raw mail apart. Never throws on any bytes: what cannot be read is judged `broken`, and
  /// says why.
  public ReadMail read(byte[] raw) {
    if (raw.length > MimeReader.LARGEST) {
      return ReadMail.broken("larger than " + MimeReader.LARGEST / 1024 / 1024 + " MB");
    }
    try {
      Mail mail =
          Wrapping.opened(MimeReader.read(OutlookFile.isOne(raw) ? OutlookFile.mail(raw) : raw));
      return mail.headers().fields().isEmpty()
          ? headless(mail)
          : ReadMail.of(mail, originals.in(mail), originals, this::isMetas);
    } catch (CompoundFile.Malformed e) {
      return ReadMail.broken("as a file of Outlook's it cannot be read: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours, found by a mail: that mail waits for a person, all others go on.
      return ReadMail.broken(fault(e));
    }
  }

  /// Judges a mail. Never throws, either.
  ///
  /// @param keys those that it names
  /// @param at as of when expiry counts
  public JudgedMail judge(ReadMail mail, KeyRecords keys, Instant at) {
    String error = mail.error();
    if (error != null) {
      return broken(error);
    }
    try {
      return judged(mail, mail.signatures(keys, at));
    } catch (RuntimeException | StackOverflowError e) {
      return broken(fault(e));
    }
  }

  /// Judges a text that somebody pasted: nothing of it is signed.
  public JudgedMail judgeText(String subject, String body) {
    try {
      return judged(pasted(subject, body), new Signatures(List.of(), List.of()));
    } catch (RuntimeException | StackOverflowError e) {
      return broken(fault(e));
    }
  }

  /// The forwarded original in a text, without judging it.
  public Forward forward(String subject, String body) {
    return originals.in(subject, body).forward();
  }

  private static String fault(Throwable e) {
    return "could not be taken apart (" + e.getClass().getSimpleName() + ")";
  }

  static JudgedMail broken(String error) {
    return JudgedMail.broken("The mail cannot be read: " + error, error);
  }

  private ReadMail headless(Mail mail) {
    String text = mail.text("plain");
    boolean control = text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c));
    return text.isBlank() || control
        ? ReadMail.broken(text.isBlank() ? "it is empty" : "it has no header, and is no text")
        : pasted("", text);
  }

  private ReadMail pasted(String subject, String body) {
    return ReadMail.of(null, originals.in(subject, body), originals, this::isMetas);
  }

  private boolean isMetas(Original original) {
    return Sender.isMetas(original, senders) || masks.of(original) != null;
  }

  private JudgedMail judged(ReadMail read, Signatures signatures) {
    Mail mail = read.mail();
    Original whole = read.last();
    MailMask mask = masks.of(whole);
    Sender written = Sender.of(whole, senders, lookAlike);
    // Whoever is Meta, or plays Meta, answers nothing of ours.
    boolean plain = mask == null && !written.meta() && written.pretence() == null;
    Original judged = plain ? MachineMail.answer(mail, whole) : whole;
    Sender sender = mask == null ? written : written.behindMask(lookAlike);
    List<Link> found = links.in(judged);
    String subject = judged.subject() == null ? "" : judged.subject();
    PhraseMatches seen = PhraseMatches.of(subject + "\n\n" + judged.seen(), index);
    PhraseMatches title = PhraseMatches.of(subject, index);
    PhraseMatches hidden =
        PhraseMatches.of(
            judged.hidden() + (sender.meta() ? "" : versions.unseen(judged, seen)), index);
    List<String> numbers = seen.has(Cue.CODE) ? codes.in(subject, judged.seen()) : List.of();
    String language =
        seen.language() == null ? languages.of(seen.passage().text()) : seen.language();
    Guess guess =
        versions
            .guess(
                judged, subject, seen, found.stream().anyMatch(links::isForm), !numbers.isEmpty())
            .believedUnless(() -> doubt(read, language, subject))
            .receiptUnless(() -> closed.asking(language, judged));
    AuthenticityJudge.Finding weighed =
        authenticator.weigh(
            judged, sender, mask, signatures.own(), found, title, seen, hidden, guess.certain());
    MailProvider provider = forwarding.provider(judged.from(), title, seen);
    if (provider != null) {
      numbers = CodeFinder.in(subject, judged.seen(), forwarding::speaksOfCode);
    }
    boolean itself = judged.form() == Form.NONE || judged.form() == Form.REDIRECT;
    MailKind machine = mail != null && itself ? MachineMail.kind(mail, title) : null;
    KindDecision decision =
        KindDecision.of(sender, mask, weighed, guess, machine, provider, title, seen)
            .withAnswer(() ->
                mayAnswer(seen, () -> closed.asking(language, judged) != null)
                    || !languages.reads(judged.seen()))
            .withFieldsOpen(read.isOpen())
            .withUnread(unread(read, guess, seen));
    boolean harmful = decision.kind() == MailKind.PHISHING;
    boolean ours = concerns(decision.kind());
    List<String> because = new ArrayList<>(decision.because());
    because.addAll(weighed.because());
    Judgement judgement =
        new Judgement(
            decision.kind(),
            decision.held(),
            ours ? new ProgrammeId(programme.id()) : null,
            sender.meta() || ours
                ? AboutFinder.platform(sender, judged, found, seen.passage().text())
                : null,
            language,
            read.first().forward(),
            new Authenticity(
                weighed.verdict(),
                signatures.all().stream().map(Checked::signature).toList(),
                mail == null ? null : AuthenticationResults.said(mail.headers())),
            provider == null ? found : ForwardingRequest.trusted(found, provider),
            tellsCodes(decision.kind()) && !harmful ? numbers : List.of(),
            because);
    return new JudgedMail(
        judgement,
        new About(
            AboutFinder.addresses(judged.to()),
            about.names(judged.seen()),
            seen.has(Cue.LINKED_ACCOUNTS),
            provider == null ? null : provider.name()),
        MailDate.read(
            judged.date(),
            judgement.language(),
            mail == null ? null : mail.headers().first("Date").orElse(null)),
        mail == null ? null : mail.headers().first("Message-ID").orElse(null),
        OriginalName.of(mail, judged, weighed.verdict()),
        null);
  }

  /// What of the mail, or of what those wrote who passed it on, was not read.
  private @Nullable String doubt(ReadMail read, @Nullable String language, String subject) {
    String doubt = closed.doubt(language, subject, read.last());
    if (doubt == null) {
      doubt = read.noteDoubt(notes);
    }
    if (doubt != null) {
      return doubt;
    }
    return read.ownSubjects().stream()
        .filter(own -> !closed.isPlainSubject(own))
        .map(own -> notes.doubt(own, List.of()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Who speaks of objecting, and not of how to, answers somebody; who speaks of AI does only where
  /// there are words of an answer, or a question.
  private static boolean mayAnswer(PhraseMatches seen, BooleanSupplier asks) {
    boolean objected = seen.has(Cue.OBJECTION) && !seen.has(Cue.RIGHT);
    return objected || (seen.has(Cue.AI) && (KindJudge.answers(seen) || asks.getAsBoolean()));
  }

  /// Null, or what of it could not be read: always told where something is closed, and else only
  /// where the words say nothing.
  private @Nullable String unread(ReadMail read, Guess guess, PhraseMatches seen) {
    Original judged = read.last();
    Mail mail = judged.mail() == null ? read.mail() : judged.mail();
    if (mail == null) {
      return null;
    }
    String closed = ClosedParts.why(mail, judged.texts());
    MailKind kind = guess.kind();
    // A code may well stand in a Subject alone.
    if (closed != null || (kind != null && (tellsCodes(kind) || versions.tell(kind, judged)))) {
      return closed;
    }
    return InPlaceOfText.why(mail, judged.seen(), versions.namesMeta(seen), links::leadsToMeta);
  }

  private static boolean concerns(MailKind kind) {
    return switch (kind) {
      case NOTICE, CONFIRMATION, ACKNOWLEDGEMENT, REFUSAL, MORE_INFORMATION, EXTENSION, CODE ->
          true;
      case ACCOUNT_SECURITY,
          FORWARDING_CONFIRMATION,
          OTHER_META,
          BOUNCE,
          AUTO_REPLY,
          PHISHING,
          UNRELATED,
          BROKEN ->
          false;
    };
  }

  private static boolean tellsCodes(MailKind kind) {
    return kind == MailKind.CODE
        || kind == MailKind.ACCOUNT_SECURITY
        || kind == MailKind.FORWARDING_CONFIRMATION;
  }
}
