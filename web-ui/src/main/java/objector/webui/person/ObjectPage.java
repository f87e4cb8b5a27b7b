package objector.webui.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.programmes.Authority;
import objector.programmes.Contact;
import objector.programmes.Form;
import objector.programmes.Programme;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Countries;
import objector.webui.template.Stated;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The objection kit, per platform and country: today's form and since when, older ones, what to
/// enter, what will happen, and the letter for when no form works. Works without an account here.
public final class ObjectPage {
  /// @param platform `facebook`, `instagram`, `whatsapp`, or `none` for people without an account
  /// @param about what is said of that platform's form; null where there is nothing to say
  /// @param reasons a text on one's situation, to adapt
  /// @param right the sentence on the right, by the law of the country
  /// @param account whose objection it is, when somebody signed in came from their page
  /// @param mine their accounts of that platform, each to be told of in one tap
  record View(
      String platform,
      @Nullable Way form,
      List<Way> older,
      List<String> asks,
      @Nullable Stated about,
      String reasons,
      Countries.Choice countries,
      @Nullable Office authority,
      List<Post> posts,
      List<Way> officers,
      String right,
      @Nullable Account account,
      List<Account> mine) {}

  /// A form of Meta's.
  ///
  /// @param told since when, or from when to when, and how certain
  record Way(String url, boolean login, String told) {}

  /// @param letter ready to fill in and send
  record Post(List<String> address, String letter, String source, LocalDate seen) {}

  /// @param paste what goes into the field about the impact
  record Office(String name, String paste, String complaint, boolean complaintVerified) {}

  private static final String NONE = "none";
  private static final String WHATSAPP = "whatsapp";

  /// The law of most, for those who have not said where they live.
  private static final String GDPR = "GDPR";

  private final Templates templates;
  private final Programmes programmes;

  public ObjectPage(Templates templates, Programmes programmes) {
    this.templates = templates;
    this.programmes = programmes;
  }

  public WebResponse show(WebRequest request, @Nullable Dossier dossier, @Nullable String zone) {
    Account account = dossier == null ? null : account(request, dossier);
    String platform = account != null ? account.platform().word() : platform(request);
    String country =
        request
            .asked("country")
            .flatMap(programmes.authorities()::of)
            .map(Authority::country)
            .orElse(dossier == null ? null : dossier.country());
    Voice voice = templates.voice(request.language(), zone == null ? "UTC" : zone);
    View view = view(platform, country, voice, voice.day(request.now()), account, dossier);
    return templates.page(200, request, voice, "person/ObjectPage", view);
  }

  private View view(
      String platform,
      @Nullable String country,
      Voice voice,
      LocalDate today,
      @Nullable Account account,
      @Nullable Dossier dossier) {
    Programme programme = programmes.metaAiTraining();
    boolean user = !platform.equals(NONE);
    String place = user ? platform : Platform.FACEBOOK.word();
    Optional<Authority> authority = programmes.authorities().of(country);
    String law = authority.map(Authority::law).orElse(GDPR);
    String article = article(law, voice);
    List<Contact> contacts = programme.contactsFor(place, law);
    Optional<Form> form = programme.formFor(place, user, today);
    return new View(
        platform,
        form.map(f -> way(f, since(f, voice))).orElse(null),
        programme.olderForms(place, user, today).stream()
            .map(f -> way(f, until(f, voice)))
            .toList(),
        form.map(Form::asks).orElse(List.of()).stream()
            .map(ask -> voice.say("object.ask." + ask))
            .toList(),
        about(platform, voice),
        voice.say("kit.reasons.text", Map.of("law", article)),
        Countries.of(programmes, voice, country),
        authority.map(a -> office(a, voice)).orElse(null),
        contacts.stream()
            .filter(contact -> contact.url() == null)
            .map(contact -> post(contact, platform, article, voice))
            .toList(),
        contacts.stream().flatMap(contact -> officer(contact).stream()).toList(),
        voice.say("object.right-told", Map.of("law", article)),
        account,
        dossier == null || account != null ? List.of() : mine(dossier, platform));
  }

  /// The article by which one objects there.
  private static String article(String law, Voice voice) {
    return voice.say("kit.law." + law.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static Way way(Form form, String told) {
    return new Way(form.url().toString(), form.login(), told);
  }

  private static String since(Form form, Voice voice) {
    return voice.say(
        "kit.since",
        Map.of("on", form.validFrom(), "certainty", Stated.certainty(form.certainty(), voice)));
  }

  private static String until(Form form, Voice voice) {
    LocalDate to = form.validTo();
    return to == null
        ? ""
        : voice.say("kit.older.until", Map.of("from", form.validFrom(), "to", to));
  }

  private @Nullable Stated about(String platform, Voice voice) {
    String id = platform.equals(NONE) ? "others" : platform;
    return programmes
        .metaAiTraining()
        .fact(id)
        .filter(fact -> platform.equals(NONE) || platform.equals(WHATSAPP))
        .map(fact -> Stated.of(fact, "object.title", "kit." + id, voice))
        .orElse(null);
  }

  private static Post post(Contact contact, String platform, String article, Voice voice) {
    String letter =
        voice.say(
            "kit.letter",
            Map.of(
                "address",
                String.join("\n", contact.address()),
                "law",
                article,
                "platform",
                title(platform)));
    return new Post(contact.address(), letter, contact.source(), contact.seen());
  }

  private static Optional<Way> officer(Contact contact) {
    return Optional.ofNullable(contact.url()).map(url -> new Way(url.toString(), false, ""));
  }

  private static String title(String platform) {
    return switch (platform) {
      case WHATSAPP -> "WhatsApp";
      case NONE -> "Facebook, Instagram";
      default -> platform.equals(Platform.INSTAGRAM.word()) ? "Instagram" : "Facebook";
    };
  }

  static Office office(Authority authority, Voice voice) {
    return new Office(
        voice.typeset(authority.nameIn(voice.language())),
        authority.homepage().toString(),
        authority.complaint().toString(),
        authority.complaintVerified());
  }

  private static String platform(WebRequest request) {
    String asked = request.asked("platform").orElse("");
    return asked.equals(NONE) || asked.equals(WHATSAPP)
        ? asked
        : AccountPage.platform(request).orElse(Platform.FACEBOOK).word();
  }

  private static List<Account> mine(Dossier dossier, String platform) {
    return dossier.accounts().stream()
        .filter(account -> account.platform().word().equals(platform))
        .toList();
  }

  private static @Nullable Account account(WebRequest request, Dossier dossier) {
    return dossier.accounts().stream()
        .filter(a -> a.id().value().equals(request.asked("account").orElse("")))
        .findFirst()
        .orElse(null);
  }
}
