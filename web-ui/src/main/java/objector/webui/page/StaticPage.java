package objector.webui.page;

import java.util.List;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Templates;

/// Pages that are only text: who runs this, and what becomes of people's data.
public record StaticPage(Templates templates, String words, List<String> sections)
    implements PageHandler {
  @Override
  public WebResponse answer(WebRequest request) {
    return templates.page(200, request, "page/StaticPage", this);
  }
}
