package objector.webui.readmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.OpenQuestion;
import objector.events.person.Proof;
import objector.kafka.PersonRecords;
import objector.service.TemporarilyUnavailable;

/// The mails that wait for their person and that the dossier has no room for, read from where all
/// mails are kept.
@FunctionalInterface
public interface WaitingMails {
  /// Those of them that are wanted, the newest first; empty when they cannot be had now.
  Optional<List<HeldMail>> beyond(Dossier dossier, Predicate<HeldMail> wanted);

  /// From `objector.mail`.
  static WaitingMails of(PersonRecords records) {
    return (dossier, wanted) -> {
      Found found = new Found(dossier, wanted);
      try {
        records.each(Topics.MAIL, dossier.person(), found::take);
      } catch (TemporarilyUnavailable e) {
        // Kafka does not answer: the page says so, and the mails are still there.
        return Optional.empty();
      }
      return Optional.of(new ArrayList<>(found.mails.values()).reversed());
    };
  }

  /// While they are read: no more is kept than what is wanted.
  final class Found {
    private final Dossier dossier;
    private final Predicate<HeldMail> wanted;
    private final Map<EventId, HeldMail> mails = new LinkedHashMap<>();

    private Found(Dossier dossier, Predicate<HeldMail> wanted) {
      this.dossier = dossier;
      this.wanted = wanted;
    }

    private void take(MailEvent event) {
      switch (event) {
        case MailReceived mail when OpenQuestion.waits(dossier, mail) -> {
          HeldMail held = OpenQuestion.beyond(mail);
          if (wanted.test(held)) {
            mails.put(held.mail(), held);
          }
        }
        case MailEvent.MailRejudged second -> {
          if (second.again().judgement().authenticity().verdict() == Verdict.VERIFIED) {
            mails.computeIfPresent(
                second.again().id(), (_, held) -> held.provenBy(Proof.VERIFIED_MAIL));
          }
        }
        case MailReceived _, MailEvent.MailRefused _, MailEvent.MailReturned _ -> {}
      }
    }
  }
}
