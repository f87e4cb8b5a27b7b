package objector.tracker.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.id.ProgrammeId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailEvent.Original;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.person.Dossier;
import objector.events.person.OpenQuestion;
import org.jspecify.annotations.Nullable;

/// A story's mails, as ingest would have judged them.
final class StoryMails {
  private final PersonId person;
  private final Map<String, MailReceived> mails = new LinkedHashMap<>();
  private final Map<EventId, String> names = new HashMap<>();

  StoryMails(PersonId person) {
    this.person = person;
  }

  String name(EventId id) {
    return names.getOrDefault(id, id.value());
  }

  /// Those that wait and of which the dossier does not say more, the newest first.
  List<String> beyond(Dossier dossier) {
    List<String> waiting = new ArrayList<>();
    for (MailReceived mail : mails.values()) {
      if (OpenQuestion.waits(dossier, mail)) {
        waiting.addFirst(name(mail.id()));
      }
    }
    return waiting;
  }

  MailReceived known(StoryFields fields, String field) throws StoryFault {
    MailReceived mail = mails.get(fields.text(field));
    if (mail == null) {
      throw fields.fault(field, "nothing of that id stands before");
    }
    return mail;
  }

  /// A line with a known id is the same mail: judged once more, if the verdict is another.
  StoryStep read(StoryFields fields, Instant at) throws StoryFault {
    fields.only(
        "id",
        "kind",
        "verdict",
        "dated",
        "platform",
        "to",
        "name",
        "handle",
        "covers",
        "messageId",
        "code",
        "held");
    String name = fields.text("id");
    MailReceived before = mails.get(name);
    MailReceived mail = mail(fields, name, before == null ? at : before.at());
    mails.put(name, mail);
    names.put(mail.id(), name);
    if (before == null
        || before.judgement().authenticity().equals(mail.judgement().authenticity())) {
      return new StoryStep(List.of(new StoryStep.Mailed(mail)));
    }
    EventId again = EventId.of("rejudged", mail.id(), at);
    return new StoryStep(List.of(new StoryStep.Mailed(new MailRejudged(again, person, at, mail))));
  }

  private MailReceived mail(StoryFields fields, String name, Instant at) throws StoryFault {
    String sha = Evidence.sha256(name.getBytes(StandardCharsets.UTF_8));
    MailKind kind = fields.word("kind", MailKind.values(), MailKind::word);
    Verdict verdict =
        fields.has("verdict")
            ? fields.word("verdict", Verdict.values(), StoryMails::word)
            : Verdict.UNVERIFIABLE;
    String messageId = fields.optional("messageId").orElse(null);
    return new MailReceived(
        EventId.of("story-mail", name),
        person,
        at,
        MailSource.SMTP,
        new Evidence(EvidenceId.of(person, sha), 0, place(name), sha, 1_000),
        null,
        fields.optionalInstant("dated"),
        about(fields),
        judgement(fields, kind, verdict),
        messageId == null ? null : new Original(messageId, null));
  }

  /// One after the other, as they came.
  private long place(String name) {
    MailReceived before = mails.get(name);
    return before == null ? mails.size() : before.evidence().offset();
  }

  private static About about(StoryFields fields) throws StoryFault {
    List<String> names = new ArrayList<>();
    fields
        .optional("handle")
        .map(handle -> handle.startsWith("@") ? handle : "@" + handle)
        .ifPresent(names::add);
    fields.optional("name").ifPresent(names::add);
    return new About(
        fields.optional("to").map(List::of).orElse(List.of()),
        names,
        fields.flag("covers", false),
        null);
  }

  private static Judgement judgement(StoryFields fields, MailKind kind, Verdict verdict)
      throws StoryFault {
    Platform platform =
        fields.has("platform") ? fields.word("platform", Platform.values(), Platform::word) : null;
    @Nullable String to = fields.optional("to").orElse(null);
    return new Judgement(
        kind,
        fields.optional("held").orElse(null),
        new ProgrammeId("meta-ai-training"),
        platform,
        "en",
        new Forward(
            verdict == Verdict.VERIFIED ? Form.ATTACHMENT : Form.INLINE,
            new Mailbox(null, "sender@mail.example"),
            to == null ? List.of() : List.of(new Mailbox(null, to)),
            List.of(),
            "A mail of the story",
            null,
            null,
            null),
        new Authenticity(verdict, List.of()),
        List.of(),
        fields.optional("code").map(List::of).orElse(List.of()),
        List.of("the story says so"));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> "verified";
      case UNVERIFIABLE -> "unverifiable";
      case CONTRADICTED -> "contradicted";
    };
  }
}
