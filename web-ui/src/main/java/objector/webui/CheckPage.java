package objector.webui;

import java.util.Optional;
import objector.events.Judgement;
import objector.programmes.Programmes;
import objector.wording.Verdict;
import objector.wording.VerdictWords;
import org.jspecify.annotations.Nullable;

/// "Is this mail really from Meta?" For everybody; keeps nothing.
final class CheckPage {
  /// @param problem key of what is wrong
  record View(@Nullable String problem, @Nullable Result result) {}

  record Result(Verdict verdict, Judgement judgement) {}

  private final Press press;
  private final IngestDoor ingest;
  private final Programmes programmes;

  CheckPage(Press press, IngestDoor ingest, Programmes programmes) {
    this.press = press;
    this.ingest = ingest;
    this.programmes = programmes;
  }

  Answer form(Visit visit) {
    return show(visit, 200, new View(null, null));
  }

  Answer check(Visit visit) throws InterruptedException {
    Optional<IngestDoor.Mail> mail = MailForm.of(visit);
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

  private Answer show(Visit visit, int status, View view) {
    return press.page(status, visit, "CheckPage", view).with("Cache-Control", "no-store");
  }
}
