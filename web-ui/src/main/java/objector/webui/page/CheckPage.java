package objector.webui.page;

import java.util.Optional;
import objector.events.mail.Judgement;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.IngestClient;
import objector.webui.submission.IngestClient.Judged;
import objector.webui.submission.MailForm;
import objector.webui.template.ErrorPage;
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
  private final ErrorPage errors;
  private final IngestClient ingest;
  private final Programmes programmes;

  public CheckPage(
      Templates templates, ErrorPage errors, IngestClient ingest, Programmes programmes) {
    this.templates = templates;
    this.errors = errors;
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
    return switch (ingest.judge(mail.get())) {
      case Judged.As(var judgement) ->
          show(request, 200, new View(null, result(request, judgement)));
      case Judged.TooLarge() -> errors.tooLarge(request);
      case Judged.NotNow() -> show(request, 503, new View("check.not-now", null));
    };
  }

  private Result result(WebRequest request, Judgement judgement) {
    VerdictWords words = new VerdictWords(templates.voice(request.language(), "UTC"), programmes);
    return new Result(words.of(judgement, words.voice().day(request.now())), judgement);
  }

  private WebResponse show(WebRequest request, int status, View view) {
    return templates
        .page(status, request, "page/CheckPage", view)
        .with("Cache-Control", "no-store");
  }
}
