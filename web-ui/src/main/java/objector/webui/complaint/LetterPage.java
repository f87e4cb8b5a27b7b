package objector.webui.complaint;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection.Filing;
import objector.programmes.Authority;
import objector.programmes.Authority.Land;
import objector.programmes.Programmes;
import objector.webui.pack.Pdf;
import objector.webui.person.AccountCard;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Translations;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The letter that is due now: the reminder to Meta, or the complaint to the authority where the
/// person lives, in a language that it takes. Name and postal address come with each request and
/// are kept nowhere.
public final class LetterPage {
  /// @param why what to say beside or instead of the letters; null: nothing
  /// @param letter the one that is shown; null: none is due
  record View(
      AccountCard card, LetterLaw law, @Nullable String why, @Nullable Shown letter, String today) {
    boolean swiss() {
      return law == LetterLaw.FADP;
    }

    boolean british() {
      return law == LetterLaw.UK;
    }
  }

  /// @param text as plain text, to copy
  /// @param beside the same in the person's own language; null: it is in that already
  /// @param other the other letter, where it is due, too; null: it is not
  record Shown(
      String kind,
      String heading,
      Draft draft,
      String text,
      @Nullable Draft beside,
      String besideName,
      @Nullable String other,
      LetterSender sender,
      @Nullable Office office,
      List<Land> lands,
      @Nullable String mailto) {
    boolean toMeta() {
      return kind.equals("reminder");
    }
  }

  /// Where it goes.
  ///
  /// @param url the button's: its complaint page, or where that is not checked its homepage
  /// @param unchecked its complaint page as a list of unknown origin has it; null: it is checked
  record Office(
      String name,
      String url,
      String host,
      String checked,
      @Nullable String unchecked,
      Authority.@Nullable Note note) {}

  /// Longer ones many mail programs cut or refuse.
  private static final int LONGEST_MAILTO = 8_000;

  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;

  public LetterPage(Templates templates, ErrorPage errors, Programmes programmes) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
  }

  /// The page; as a POST with what was entered in it.
  public WebResponse show(WebRequest request, Dossier dossier) {
    Written written = written(request, dossier);
    return written == null
        ? errors.noSuchPage(request)
        : templates.page(
            200, request, written.voice, "complaint/LetterPage", view(request, written));
  }

  /// The letter as a file.
  public WebResponse text(WebRequest request, Dossier dossier) {
    Written written = written(request, dossier);
    if (written == null || written.draft == null || written.kind == null) {
      return errors.noSuchPage(request);
    }
    byte[] bytes =
        text(written.draft, written.letterVoice).plain().getBytes(StandardCharsets.UTF_8);
    return file(WebResponse.of(200, "text/plain; charset=utf-8", bytes), written.kind, "txt");
  }

  public WebResponse pdf(WebRequest request, Dossier dossier) throws InterruptedException {
    Written written = written(request, dossier);
    if (written == null || written.draft == null || written.kind == null) {
      return errors.noSuchPage(request);
    }
    byte[] bytes = Pdf.of(text(written.draft, written.letterVoice).xhtml());
    return file(WebResponse.of(200, "application/pdf", bytes), written.kind, "pdf");
  }

  private static WebResponse file(WebResponse answer, LetterAdvice.Kind kind, String ending) {
    return answer.with(
        "Content-Disposition", "attachment; filename=\"" + kind.word() + "." + ending + "\"");
  }

  /// What is due, and written.
  private record Written(
      Account account,
      Dossier dossier,
      Voice voice,
      Voice letterVoice,
      LetterLaw law,
      Optional<Authority> authority,
      LetterAdvice advice,
      LetterAdvice.@Nullable Kind kind,
      @Nullable Draft draft,
      @Nullable Draft beside,
      LetterSender sender,
      LocalDate today) {}

  private @Nullable Written written(WebRequest request, Dossier dossier) {
    Account account =
        dossier.accounts().stream()
            .filter(a -> a.id().value().equals(request.name("id")))
            .findFirst()
            .orElse(null);
    Filing filing = account == null ? null : account.standing().filing();
    if (account == null || filing == null) {
      return null;
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    LocalDate today = voice.day(request.now());
    Optional<Authority> authority = programmes.authorities().of(dossier.country());
    LetterLaw law = LetterLaw.of(authority);
    LetterAdvice advice = LetterAdvice.of(account, law, today);
    String wished = request.field("which").or(() -> request.asked("which")).orElse("");
    LetterAdvice.Kind kind =
        advice.offered().stream()
            .filter(offered -> offered.word().equals(wished))
            .findFirst()
            .orElse(advice.offered().isEmpty() ? null : advice.offered().getFirst());
    LetterSender sender = LetterSender.of(request);
    Voice letterVoice =
        kind == LetterAdvice.Kind.COMPLAINT
            ? templates.voice(language(authority, request.language()), dossier.zone())
            : voice;
    Draft draft = null;
    Draft beside = null;
    if (kind != null) {
      draft =
          new LetterComposer(programmes, letterVoice, law, authority, today)
              .write(kind, account, dossier, filing, sender);
      beside =
          letterVoice.language().equals(voice.language())
              ? null
              : new LetterComposer(programmes, voice, law, authority, today)
                  .write(kind, account, dossier, filing, sender);
    }
    return new Written(
        account,
        dossier,
        voice,
        letterVoice,
        law,
        authority,
        advice,
        kind,
        draft,
        beside,
        sender,
        today);
  }

  /// The person's own where the authority takes it; else the first of the authority's that we have.
  static String language(Optional<Authority> authority, String persons) {
    List<String> taken = authority.map(Authority::languages).orElse(List.of());
    return taken.isEmpty() || taken.contains(persons)
        ? persons
        : taken.stream().filter(Translations.codes()::contains).findFirst().orElse(persons);
  }

  private View view(WebRequest request, Written written) {
    AccountCard card =
        new AccountCard.Maker(programmes, written.voice, written.dossier.country(), request.now())
            .of(written.account);
    String why =
        written.advice.why() == null
            ? null
            : written.voice.say(written.advice.why(), written.advice.arguments());
    return new View(card, written.law, why, shown(written), written.today.toString());
  }

  private @Nullable Shown shown(Written written) {
    if (written.kind == null || written.draft == null) {
      return null;
    }
    boolean complaint = written.kind == LetterAdvice.Kind.COMPLAINT;
    Office office = complaint ? office(written) : null;
    String text = text(written.draft, written.letterVoice).plain();
    return new Shown(
        written.kind.word(),
        heading(written, office),
        written.draft,
        text,
        written.beside,
        written.beside == null ? "" : Translations.name(written.beside.language()),
        written.advice.offered().stream()
            .filter(kind -> kind != written.kind)
            .map(LetterAdvice.Kind::word)
            .findFirst()
            .orElse(null),
        written.sender,
        office,
        complaint ? written.authority.map(Authority::lands).orElse(List.of()) : List.of(),
        mailto(written.draft.subject(), text));
  }

  private static String heading(Written written, @Nullable Office office) {
    if (written.kind == LetterAdvice.Kind.REMINDER) {
      return written.voice.say("letter.ready.reminder");
    }
    String key = written.law == LetterLaw.FADP ? "letter.ready.report" : "letter.ready.complaint";
    String name = office == null ? written.voice.say("authority.competent") : office.name();
    return written.voice.say(key, java.util.Map.of("authority", name));
  }

  private @Nullable Office office(Written written) {
    Authority authority = written.authority.orElse(null);
    if (authority == null) {
      return null;
    }
    Voice voice = written.voice;
    String checked = voice.date(programmes.authorities().checked());
    Land land = authority.land(written.sender.land()).orElse(null);
    if (land != null) {
      return new Office(
          land.name(), land.homepage().toString(), host(land.homepage()), checked, "", null);
    }
    boolean known = authority.complaintVerified();
    URI url = known ? authority.complaint() : authority.homepage();
    return new Office(
        authority.nameIn(voice.language()),
        url.toString(),
        host(url),
        checked,
        known ? null : authority.complaint().toString(),
        authority.noteIn(voice.language()).orElse(null));
  }

  private static String host(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static DraftText text(Draft draft, Voice voice) {
    return new DraftText(draft, voice.say("letter.fill.name"), voice.say("letter.fill.address"));
  }

  private static @Nullable String mailto(String subject, String text) {
    String link = "mailto:?subject=" + encoded(subject) + "&body=" + encoded(text);
    return link.length() > LONGEST_MAILTO ? null : link;
  }

  private static String encoded(String text) {
    String plain = text.replace("\u2068", "").replace("\u2069", "").replace("\n", "\r\n");
    return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
