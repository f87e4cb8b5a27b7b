package objector.webui.leaving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.limit.RateLimit;
import objector.programmes.Programmes;
import objector.programmes.WatchedPage;
import objector.service.TemporarilyUnavailable;
import objector.webui.pack.DataExport;
import objector.webui.pack.EvidencePack;
import objector.webui.pack.PackWriter;
import objector.webui.pack.PagesConcerned;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.KeptRecords;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// A person's files: all that is kept of them, or what shows how one objection went. Made in memory
/// and seldom, as all their mails are read for it.
public final class ExportPage {
  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;
  private final ReadModel readModel;
  private final KeptRecords records;
  private final EvidenceSource evidence;
  private final String operator;
  private final RateLimit limit;

  public ExportPage(
      Templates templates,
      ErrorPage errors,
      Programmes programmes,
      ReadModel readModel,
      KeptRecords records,
      EvidenceSource evidence,
      String operator,
      InstantSource clock) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
    this.readModel = readModel;
    this.records = records;
    this.evidence = evidence;
    this.operator = operator;
    this.limit = new RateLimit(10, Duration.ofMinutes(10), 10_000, clock);
  }

  public WebResponse everything(WebRequest request, Dossier dossier) {
    return file(
        request,
        dossier,
        "objector-" + request.now().toString().substring(0, 10),
        out -> {
          DataExport export =
              new DataExport(
                  dossier,
                  records.told(dossier.person()),
                  records.mails(dossier.person()),
                  records.alerts(dossier.person()),
                  records.deliveries(dossier.person()),
                  evidence::read);
          export.write(out, request.now(), PackWriter.MOST_IN_MEMORY);
        });
  }

  public WebResponse evidence(WebRequest request, Dossier dossier) throws InterruptedException {
    Optional<Account> account =
        dossier.accounts().stream()
            .filter(a -> a.id().value().equals(request.name("id")))
            .findFirst();
    if (account.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    EvidencePack pack = new EvidencePack(programmes, voice, operator, request.now());
    return file(
        request,
        dossier,
        "evidence-" + account.get().id().value().substring(0, 8),
        out ->
            pack.write(
                new EvidencePack.Parts(
                    dossier,
                    account.get(),
                    records.mails(dossier.person()),
                    PagesConcerned.of(account.get(), histories(dossier.language()), voice.zone()),
                    evidence::read),
                out,
                PackWriter.MOST_IN_MEMORY));
  }

  /// Those in the person's language; where there are none, in English.
  private Map<PageId, List<PageEvent>> histories(String language) {
    Map<PageId, List<PageEvent>> own = histories(page -> language.equals(page.language()));
    return own.isEmpty() ? histories(page -> "en".equals(page.language())) : own;
  }

  private Map<PageId, List<PageEvent>> histories(java.util.function.Predicate<WatchedPage> which) {
    Map<PageId, List<PageEvent>> histories = new HashMap<>();
    programmes.metaAiTraining().pages().stream()
        .filter(which)
        .map(page -> new PageId(page.id()))
        .forEach(page -> histories.put(page, readModel.history(page)));
    return histories;
  }

  /// What writes a file.
  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException, InterruptedException;
  }

  private WebResponse file(WebRequest request, Dossier dossier, String name, Writing writing) {
    if (!limit.passes(dossier.person().value())) {
      return errors.tooOften(request);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (TemporarilyUnavailable e) {
      return errors.starting(request);
    } catch (IOException e) {
      throw new UncheckedIOException("a file in memory cannot fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return errors.starting(request);
    }
    return WebResponse.of(200, "application/zip", out.toByteArray())
        .with("Content-Disposition", "attachment; filename=\"" + name + ".zip\"");
  }
}
