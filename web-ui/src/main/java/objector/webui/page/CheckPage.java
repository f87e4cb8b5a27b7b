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

  private final Templates press;
  private final IngestClient ingest;
  private final Programmes programmes;

  public CheckPage(Templates press, IngestClient ingest, Programmes programmes) {
    this.press = press;
    this.ingest = ingest;
    this.programmes = programmes;
  }

  public WebResponse form(WebRequest visit) {
    return show(visit, 200, new View(null, null));
  }

  public WebResponse check(WebRequest visit) throws InterruptedException {
    Optional<IngestClient.Mail> mail = MailForm.of(visit);
    if (mail.isEmpty()) {
      return show(visit, 400, new View("mails.nothing", null));
    }
    Optional<Judgement> judgement = ingest.judge(mail.get());
    if (judgement.isEmpty()) {
      return show(visit, 503, new View("check.not-now", null));
    }
    VerdictWords words = new VerdictWords(press.voice(visit.language(), "UTC"), programmes);
    Result result =
        new Result(words.of(judgement.get(), words.voice().day(visit.now())), judgement.get());
    return show(visit, 200, new View(null, result));
  }

  private WebResponse show(WebRequest visit, int status, View view) {
    return press.page(status, visit, "page/CheckPage", view).with("Cache-Control", "no-store");
  }
}
