package objector.webui.subscription;

import java.time.Duration;
import java.time.InstantSource;
import objector.address.EmailAddress;
import objector.address.NotAnAddress;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.AddressChangeAsked;
import objector.limit.RateLimit;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// Where a person asks for another address. The answer is the same whether somebody has it already
/// or not: only its own mailbox is told.
public final class AddressPage {
  /// @param waiting the address that was asked for, and is not agreed to yet
  /// @param problem key of what is wrong with the input
  record View(String email, @Nullable String waiting, String typed, @Nullable String problem) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final ReadYourWrites writes;
  private final LoginAddresses logins;
  private final RateLimit mails;

  public AddressPage(
      Templates templates,
      ErrorPage errors,
      ReadYourWrites writes,
      LoginAddresses logins,
      InstantSource clock) {
    this.templates = templates;
    this.errors = errors;
    this.writes = writes;
    this.logins = logins;
    this.mails = new RateLimit(3, Duration.ofHours(1), 20_000, clock);
  }

  public WebResponse form(WebRequest request, Dossier dossier) {
    return show(request, dossier, 200, "", null);
  }

  public WebResponse ask(WebRequest request, Dossier dossier) throws NotKept, InterruptedException {
    String typed = request.field("email").orElse("");
    EmailAddress email;
    try {
      email = EmailAddress.parse(typed);
    } catch (NotAnAddress e) {
      return show(request, dossier, 400, typed, "subscribe.address." + e.fault().word());
    }
    // Of whoever asks, and of whoever would be written to.
    if (!mails.passes(dossier.person().value()) || !mails.passes(logins.mailbox(email))) {
      return errors.tooOften(request);
    }
    LoginHash login = logins.hash(email);
    if (!login.equals(dossier.login())) {
      writes.tell(
          new AddressChangeAsked(
              EventId.random(), dossier.person(), request.now(), email.toString(), login));
    }
    return WebResponse.seeOther("/me/address");
  }

  private WebResponse show(
      WebRequest request, Dossier dossier, int status, String typed, @Nullable String problem) {
    AddressChange change = dossier.change();
    // That it is taken is told to its own mailbox alone.
    String waiting = change == null ? null : change.email();
    return templates.page(
        status,
        request,
        "subscription/AddressPage",
        new View(dossier.email(), waiting, typed, problem));
  }
}
