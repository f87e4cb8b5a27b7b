package objector.webui.page;

import java.util.ArrayList;
import java.util.List;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// What becomes of people's data here: by whom, on what basis, who sees it, how long, and to whom
/// one complains. What whoever runs this has not said is said to be missing.
public record PrivacyPage(Templates templates, Programmes programmes, OperatorFacts operator)
    implements PageHandler {
  /// @param recipients keys of those who carry it, and their names
  record View(OperatorFacts operator, List<Recipient> recipients, @Nullable Ours authority) {}

  record Recipient(String key, String name) {}

  record Ours(String name, String homepage) {}

  @Override
  public WebResponse answer(WebRequest request) {
    List<Recipient> recipients = new ArrayList<>();
    if (operator.relay() != null) {
      recipients.add(new Recipient("privacy.recipients.relay", operator.relay()));
    }
    if (operator.hosting() != null) {
      recipients.add(new Recipient("privacy.recipients.host", operator.hosting()));
    }
    Ours ours =
        programmes
            .authorities()
            .of(operator.country())
            .map(authority -> ours(authority, request.language()))
            .orElse(null);
    return templates.page(200, request, "page/PrivacyPage", new View(operator, recipients, ours));
  }

  private static Ours ours(Authority authority, String language) {
    return new Ours(authority.nameIn(language), authority.homepage().toString());
  }
}
