package objector.webui.feed;

import java.net.URI;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.events.person.WayToHear;
import objector.programmes.Programmes;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.SecretLinks;
import objector.wording.Voice;

/// A person's own feed, for whoever has its secret address.
public final class OwnFeedPage implements PageHandler {
  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;
  private final SecretLinks links;
  private final URI site;

  public OwnFeedPage(
      Templates templates, ErrorPage errors, Programmes programmes, SecretLinks links, URI site) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
    this.links = links;
    this.site = site;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    Optional<Dossier> owner = links.owner(WayToHear.Kind.FEED, request);
    if (owner.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Dossier dossier = owner.get();
    Voice voice = templates.voice(dossier.language(), dossier.zone());
    var id = dossier.way(WayToHear.Kind.FEED).orElseThrow().opened();
    byte[] atom = OwnFeed.of(dossier, voice, programmes, site, id, request.now()).toBytes();
    return SecretLinks.answer("application/atom+xml; charset=utf-8", atom);
  }
}
