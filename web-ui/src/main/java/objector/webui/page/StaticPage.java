package objector.webui.page;

import java.util.List;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Templates;

/// Pages that are only text: who runs this, and what becomes of people's data.
public record StaticPage(Templates press, String words, List<String> sections)
    implements PageHandler {
  @Override
  public WebResponse answer(WebRequest visit) {
    return press.page(200, visit, "page/StaticPage", this);
  }
}
