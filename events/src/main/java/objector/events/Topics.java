package objector.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import objector.events.Topic.Owner;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.group.GroupFigures;
import objector.events.mail.MailEvent;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import objector.events.page.WatchState;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Erasure;
import objector.events.person.Generation;
import objector.events.person.PersonEvent;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/// Every topic there is. Kafka is the only store: what is compacted here is the state of record.
public final class Topics {
  /// The largest mail or page that is kept; see [#EVIDENCE].
  public static final int MAX_EVIDENCE_BYTES = 25 * 1024 * 1024;

  /// The largest record: evidence and its envelope. Producers and fetches use the same figure.
  public static final int MAX_RECORD_BYTES = 27 * 1024 * 1024;

  /// Of what a service puts aside, in each partition.
  private static final int MOST_DEAD_BYTES = 128 * 1024 * 1024;

  /// Ingest makes none above a megabyte.
  private static final int MAX_MAIL_EVENT_BYTES = 2 * 1024 * 1024;

  public static final Topic<PersonEvent> PEOPLE =
      Topic.personal(
          "objector.people",
          PersonEvent.class,
          Owner.WEB_UI,
          Kept.untilErased(),
          PersonEvent::person,
          event -> event.person() + "/" + event.id());

  public static final Topic<MailEvent> MAIL =
      Topic.personal(
          "objector.mail",
          MailEvent.class,
          Owner.INGEST,
          Kept.with(
              Kept.untilErased(),
              Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MAIL_EVENT_BYTES))),
          MailEvent::person,
          event -> event.person() + "/" + event.id());

  /// Raw mails and page captures, each in an [Envelope]; keyed by [EvidenceId].
  public static final Topic<byte[]> EVIDENCE =
      Topic.raw(
          "objector.evidence",
          Owner.INGEST,
          Kept.with(
              Kept.untilErased(),
              Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_RECORD_BYTES))));

  public static final Topic<PageEvent> PAGES =
      Topic.open(
          "objector.pages",
          PageEvent.class,
          Owner.INGEST,
          Kept.forEver(),
          event -> event.page().value());

  public static final Topic<WatchState> WATCH =
      Topic.open(
          "objector.watch",
          WatchState.class,
          Owner.INGEST,
          Kept.compacted(),
          state -> state.page().value());

  public static final Topic<Dossier> DOSSIERS =
      Topic.compact(
          "objector.dossiers",
          Schema.first(Dossier.class),
          Owner.TRACKER,
          Kept.compacted(),
          Dossier::person,
          dossier -> dossier.person().value());

  /// Keyed by the name that is claimed. A tombstone under `name/person` gives the name back, if it
  /// was that person's.
  public static final Topic<Claim> CLAIMS =
      Topic.personal(
          "objector.claims", Claim.class, Owner.TRACKER, Kept.days(30), Claim::person, Claim::name);

  public static final Topic<Claim.Result> CLAIM_RESULTS =
      Topic.personal(
          "objector.claim-results",
          Claim.Result.class,
          Owner.TRACKER,
          Kept.days(30),
          Claim.Result::person,
          result -> result.person().value());

  /// Who owns which address token.
  public static final Topic<Claim> MAILBOXES =
      Topic.personal(
          "objector.mailboxes",
          Claim.class,
          Owner.TRACKER,
          Kept.compacted(),
          Claim::person,
          Claim::name);

  /// Who owns which e-mail address.
  public static final Topic<Claim> LOGINS =
      Topic.personal(
          "objector.logins",
          Claim.class,
          Owner.TRACKER,
          Kept.compacted(),
          Claim::person,
          Claim::name);

  /// Which of the tracker's states counts: see [Generation].
  public static final Topic<Generation> GENERATIONS =
      Topic.open(
          "objector.generations",
          Generation.class,
          Owner.TRACKER,
          Kept.compacted(),
          Generation::application);

  /// Multicast: one copy on every partition, so that every task walks its people.
  public static final Topic<FanOutOrder> FAN_OUTS =
      Topic.open(
          "objector.fan-outs",
          FanOutOrder.class,
          Owner.TRACKER,
          Kept.days(30),
          order -> order.cause().page().value());

  public static final Topic<Alert> ALERTS =
      Topic.compact(
          "objector.alerts",
          Schema.first(Alert.class),
          Owner.TRACKER,
          Kept.compactedForDays(30),
          Alert::person,
          alert -> alert.person() + "/" + alert.id());

  public static final Topic<Delivery> DELIVERIES =
      Topic.compact(
          "objector.deliveries",
          Schema.first(Delivery.class),
          Owner.NOTIFIER,
          Kept.compacted(),
          Delivery::person,
          delivery ->
              delivery.person()
                  + "/"
                  + delivery.alert()
                  + "/"
                  + delivery.channel().name().toLowerCase(java.util.Locale.ROOT));

  /// What may be shown of a group. Nothing personal: who is in it stands in no record but each
  /// member's own.
  public static final Topic<GroupFigures> GROUP_FIGURES =
      Topic.open(
          "objector.group-figures",
          GroupFigures.class,
          Owner.TRACKER,
          Kept.compacted(),
          figures -> figures.group().value());

  /// The order to erase somebody under the person's id, by the tracker; under `PersonId/service`
  /// what became of it, each by that service. Says nothing but that, and goes by itself.
  public static final Topic<Erasure> ERASURES =
      Topic.personal(
          "objector.erasures",
          Erasure.class,
          Owner.TRACKER,
          Kept.compactedForDays((int) Erasure.KEPT.toDays()),
          Erasure::person,
          Erasure::key);

  private Topics() {}

  /// Records that a service could not read, as they came, with the reason in the headers. web-ui
  /// has none: it reads everything anew at each start, and what it cannot read, others have put
  /// aside.
  public static Topic<byte[]> dead(Owner service) {
    return Topic.raw(
        "objector." + service.word() + ".dead",
        service,
        Kept.with(
            Kept.days(30),
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(MAX_RECORD_BYTES),
                // What strangers bring lies here, too (mail to postmaster): it never fills a disk.
                TopicConfig.RETENTION_BYTES_CONFIG,
                String.valueOf(MOST_DEAD_BYTES),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                String.valueOf(MOST_DEAD_BYTES / 2))));
  }

  /// What a record of a topic says, for people to read: JSON where it is a value, else the text as
  /// it came.
  public static String readable(@Nullable String topic, byte[] value) {
    try {
      Envelope envelope = Envelope.of(value);
      byte[] payload = envelope.payload();
      for (Topic<?> known : all()) {
        if (envelope.isCompact() && known.name().equals(topic)) {
          payload = Json.write(known.decode(value));
        }
      }
      return new String(payload, StandardCharsets.UTF_8);
    } catch (Json.Unreadable e) {
      return new String(value, StandardCharsets.UTF_8);
    }
  }

  public static List<Topic<?>> all() {
    return List.of(
        PEOPLE,
        MAIL,
        EVIDENCE,
        PAGES,
        WATCH,
        DOSSIERS,
        CLAIMS,
        CLAIM_RESULTS,
        MAILBOXES,
        LOGINS,
        GENERATIONS,
        FAN_OUTS,
        ALERTS,
        DELIVERIES,
        ERASURES,
        GROUP_FIGURES,
        dead(Owner.INGEST),
        dead(Owner.TRACKER),
        dead(Owner.NOTIFIER));
  }

  /// Where losing an acknowledged record to a power cut would lose somebody's mail or word.
  public static List<Topic<?>> flushed() {
    return List.of(PEOPLE, MAIL, EVIDENCE);
  }
}
