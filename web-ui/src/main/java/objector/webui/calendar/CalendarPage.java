package objector.webui.calendar;

import java.net.URI;
import objector.events.person.WayToHear;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.SecretLinks;

/// A person's due dates, for the calendar that has their secret address.
public final class CalendarPage implements PageHandler {
  private final Templates templates;
  private final ErrorPage errors;
  private final SecretLinks links;
  private final URI site;

  public CalendarPage(Templates templates, ErrorPage errors, SecretLinks links, URI site) {
    this.templates = templates;
    this.errors = errors;
    this.links = links;
    this.site = site;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    return links
        .owner(WayToHear.Kind.CALENDAR, request)
        .map(dossier -> {
          var voice = templates.voice(dossier.language(), dossier.zone());
          return SecretLinks.answer(
              "text/calendar; charset=utf-8", DueCalendar.of(dossier, voice, site));
        })
        .orElseGet(() -> errors.noSuchPage(request));
  }
}
