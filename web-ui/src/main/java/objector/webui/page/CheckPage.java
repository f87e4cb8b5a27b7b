package objector.webui.page;

import java.util.Optional;
import objector.events.mail.Judgement;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.IngestClient;
import objector.webui.submission.MailForm;
import objector.webui.template.Templates;
import objector.wording.mail.VerdictText;
import objector.wording.mail.VerdictWords;
import org.jspecify.annotations.Nullable;

/// "Is this mail really from Meta?" For everybody; keeps nothing.
public final class CheckPage {
  /// @param problem key of what is wrong
  record View(@Nullable String problem, @Nullable Result result) {}

  record Result(VerdictText verdict, Judgement judgement) {}

  private final Templates templates;
  private final IngestClient ingest;
  private final Programmes programmes;

  public CheckPage(Templates templates, IngestClient ingest, Programmes programmes) {
    this.templates = templates;
    this.ingest = ingest;
    this.programmes = programmes;
  }

  public WebResponse form(WebRequest request) {
    return show(request, 200, new View(null, null));
  }

  public WebResponse check(WebRequest request) throws InterruptedException {
    Optional<IngestClient.Mail> mail = MailForm.of(request);
    if (mail.isEmpty()) {
      return show(request, 400, new View("mails.nothing", null));
    }
    Optional<Judgement> judgement = ingest.judge(mail.get());
    if (judgement.isEmpty()) {
      return show(request, 503, new View("check.not-now", null));
    }
    VerdictWords words = new VerdictWords(templates.voice(request.language(), "UTC"), programmes);
    Result result =
        new Result(words.of(judgement.get(), words.voice().day(request.now())), judgement.get());
    return show(request, 200, new View(null, result));
  }

  private WebResponse show(WebRequest request, int status, View view) {
    return templates
        .page(status, request, "page/CheckPage", view)
        .with("Cache-Control", "no-store");
  }
}
