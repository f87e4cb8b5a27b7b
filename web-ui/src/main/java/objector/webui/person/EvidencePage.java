package objector.webui.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import objector.events.id.Evidence;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.WaitingMails;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import org.jspecify.annotations.Nullable;

/// A person's own kept mail, byte for byte, as a file.
public final class EvidencePage implements PageHandler.Personal {
  private final ErrorPage errors;
  private final EvidenceSource evidence;
  private final WaitingMails waiting;

  public EvidencePage(ErrorPage errors, EvidenceSource evidence, WaitingMails waiting) {
    this.errors = errors;
    this.evidence = evidence;
    this.waiting = waiting;
  }

  @Override
  public WebResponse answer(WebRequest request, Dossier dossier) throws InterruptedException {
    String wantedName = "/" + request.name("id");
    Optional<Evidence> wanted =
        all(dossier)
            .filter(e -> e.id().owner().equals(dossier.person().value()))
            .filter(e -> e.id().value().endsWith(wantedName))
            .findFirst();
    if (wanted.isEmpty() && dossier.beyond() > 0) {
      wanted =
          waiting
              .beyond(dossier, mail -> isOf(mail.evidence(), wantedName))
              .orElse(List.of())
              .stream()
              .map(Dossier.HeldMail::evidence)
              .filter(Objects::nonNull)
              .findFirst();
    }
    if (wanted.isEmpty()) {
      return errors.noSuchPage(request);
    }
    return evidence
        .read(wanted.get())
        .map(bytes -> file("mail-" + request.name("id").substring(0, 8), bytes))
        .orElseGet(() -> errors.starting(request));
  }

  private static boolean isOf(@Nullable Evidence evidence, String wantedName) {
    return evidence != null && evidence.id().value().endsWith(wantedName);
  }

  /// What Outlook saved goes back as it came.
  private static WebResponse file(String name, byte[] bytes) {
    boolean outlook = bytes.length > 1 && bytes[0] == (byte) 0xd0 && bytes[1] == (byte) 0xcf;
    String type = outlook ? "application/vnd.ms-outlook" : "message/rfc822";
    return WebResponse.of(200, type, bytes)
        .with(
            "Content-Disposition",
            "attachment; filename=\"" + name + (outlook ? ".msg" : ".eml") + "\"");
  }

  private static Stream<Evidence> all(Dossier dossier) {
    return Stream.of(
            dossier.accounts().stream()
                .flatMap(account -> account.facts().stream())
                .map(Fact::evidence),
            dossier.held().stream().map(Dossier.HeldMail::evidence),
            dossier.other().stream().map(Dossier.OtherMail::evidence))
        .flatMap(evidences -> evidences)
        .filter(Objects::nonNull);
  }

  public static @Nullable String href(@Nullable Evidence evidence) {
    return evidence == null
        ? null
        : "/me/evidence/" + evidence.id().value().substring(evidence.id().owner().length() + 1);
  }
}
