package objector.webui.leaving;

import java.time.Instant;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.Erasure;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.access.Cookies;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.Templates;

/// The way out, in two steps: what goes and what to take along before, then the button. From then
/// on the session opens nothing, as there is nobody left whom it could be.
public final class ErasePage {
  record View(String email) {}

  private final Templates templates;
  private final ReadYourWrites writes;
  private final SignedLinks links;
  private final Cookies cookies;

  public ErasePage(Templates templates, ReadYourWrites writes, SignedLinks links, Cookies cookies) {
    this.templates = templates;
    this.writes = writes;
    this.links = links;
    this.cookies = cookies;
  }

  public WebResponse form(WebRequest request, Dossier dossier) {
    return templates.page(200, request, "leaving/ErasePage", new View(dossier.email()));
  }

  public WebResponse erase(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    EventId asked = EventId.random();
    writes.erase(new ErasureAsked(asked, dossier.person(), request.now()));
    Instant readable = request.now().plus(Erasure.KEPT);
    String token = links.sign(Purpose.RECEIPT, dossier.person(), asked, readable);
    return WebResponse.seeOther("/erased?t=" + token).withCookie(cookies.signOut());
  }
}
