package objector.webui.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.programmes.Authority;
import objector.programmes.Form;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Countries;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The objection kit: which form today, what it asks, what to paste. Works without an account here.
public final class ObjectPage {
  /// @param platform `facebook`, `instagram`, or `none` for people without an account there
  /// @param account whose objection it is, when somebody signed in came from their page
  record View(
      String platform,
      @Nullable Form form,
      List<String> asks,
      Countries.Choice countries,
      @Nullable Office authority,
      @Nullable Account account) {}

  /// @param paste what goes into the field about the impact
  record Office(String name, String paste, String complaint, boolean complaintVerified) {}

  private final Templates templates;
  private final Programmes programmes;

  public ObjectPage(Templates templates, Programmes programmes) {
    this.templates = templates;
    this.programmes = programmes;
  }

  public WebResponse show(WebRequest request, @Nullable Dossier dossier, @Nullable String zone) {
    Account account = dossier == null ? null : account(request, dossier);
    String platform =
        account != null
            ? account.platform().word()
            : request.asked("platform").filter("none"::equals).orElseGet(() -> platform(request));
    String country =
        request
            .asked("country")
            .flatMap(programmes.authorities()::of)
            .map(Authority::country)
            .orElse(dossier == null ? null : dossier.country());
    Voice voice = templates.voice(request.language(), zone == null ? "UTC" : zone);
    Form form = form(platform, voice.day(request.now())).orElse(null);
    View view =
        new View(
            platform,
            form,
            form == null
                ? List.of()
                : form.asks().stream().map(ask -> voice.say("object.ask." + ask)).toList(),
            Countries.of(programmes, voice, country),
            programmes.authorities().of(country).map(a -> office(a, voice)).orElse(null),
            account);
    return templates.page(200, request, voice, "person/ObjectPage", view);
  }

  static Office office(Authority authority, Voice voice) {
    return new Office(
        authority.nameIn(voice.language()),
        authority.homepage().toString(),
        authority.complaint().toString(),
        authority.complaintVerified());
  }

  private Optional<Form> form(String platform, LocalDate today) {
    return platform.equals("none")
        ? programmes.metaAiTraining().formFor(Platform.FACEBOOK.word(), false, today)
        : programmes.metaAiTraining().formFor(platform, true, today);
  }

  private static String platform(WebRequest request) {
    return AccountPage.platform(request).orElse(Platform.FACEBOOK).word();
  }

  private static @Nullable Account account(WebRequest request, Dossier dossier) {
    return dossier.accounts().stream()
        .filter(a -> a.id().value().equals(request.asked("account").orElse("")))
        .findFirst()
        .orElse(null);
  }
}
