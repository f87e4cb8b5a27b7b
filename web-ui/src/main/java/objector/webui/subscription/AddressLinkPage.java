package objector.webui.subscription;

import java.time.Duration;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.AddressChangeAnswered;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// The mailed links of an address that is to be changed: one at each end, each with two buttons.
public final class AddressLinkPage {
  /// @param end `old` or `new`
  /// @param came what became of it, or empty while it is asked
  record View(String end, String token, String came) {}

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Templates templates;
  private final ErrorPage errors;
  private final ReadYourWrites writes;
  private final SignedLinks links;

  public AddressLinkPage(
      Templates templates, ErrorPage errors, ReadYourWrites writes, SignedLinks links) {
    this.templates = templates;
    this.errors = errors;
    this.writes = writes;
    this.links = links;
  }

  public WebResponse form(WebRequest request) {
    return waiting(request).isEmpty() ? errors.linkSpent(request) : show(request, "");
  }

  public WebResponse answer(WebRequest request) throws NotKept, InterruptedException {
    Optional<Claim> claim = waiting(request);
    if (claim.isEmpty()) {
      return errors.linkSpent(request);
    }
    PersonId person = claim.get().person();
    EventId asked = claim.get().nonce();
    boolean agrees = request.field("do").filter("agree"::equals).isPresent();
    writes.tell(
        new AddressChangeAnswered(
            EventId.random(), person, request.now(), asked, isOld(request), agrees));
    return show(request, agrees ? agreed(person) : "stopped");
  }

  /// Where both have agreed, the address has to be won yet: that is soon.
  private String agreed(PersonId person) throws InterruptedException {
    Optional<Dossier> after = writes.readModel().await(person, AddressLinkPage::isDecided, LONGEST);
    AddressChange change = after.map(Dossier::change).orElse(null);
    if (after.isPresent() && change == null) {
      return "changed";
    }
    return change != null && change.taken() ? "taken" : "agreed";
  }

  private static boolean isDecided(Dossier dossier) {
    AddressChange change = dossier.change();
    return change == null || !change.isAgreed();
  }

  /// Whose change the token speaks of, while it waits for an answer.
  private Optional<Claim> waiting(WebRequest request) {
    Purpose purpose = isOld(request) ? Purpose.LEAVE_ADDRESS : Purpose.NEW_ADDRESS;
    return links
        .verify(purpose, token(request), request.now())
        .filter(claim ->
            writes
                .readModel()
                .dossier(claim.person())
                .map(Dossier::change)
                .filter(change -> change.asked().equals(claim.nonce()))
                .isPresent());
  }

  private static boolean isOld(WebRequest request) {
    return request.name("end").equals("old");
  }

  private static String token(WebRequest request) {
    return request.asked("t").or(() -> request.field("t")).orElse("");
  }

  private WebResponse show(WebRequest request, String came) {
    return templates
        .page(
            200,
            request,
            "subscription/AddressLinkPage",
            new View(isOld(request) ? "old" : "new", token(request), came))
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }
}
