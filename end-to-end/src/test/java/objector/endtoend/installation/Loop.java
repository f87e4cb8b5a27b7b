package objector.endtoend.installation;

import java.util.Optional;
import java.util.stream.Stream;

/// Every loop of a running `up` that is to run for ever: where it comes round, and how it is called
/// by whom. `LoopsTest` asks for one of each class that keeps a loop running.
public enum Loop {
  INGEST_ERASURES(
      "objector/kafka/Eraser", "serve", "poll", "ingest.erasures", "ingest.erasures", ""),
  TRACKER_ERASURES(
      "objector/kafka/Eraser", "serve", "poll", "tracker.erasures", "tracker.erasures", ""),
  NOTIFIER_ERASURES(
      "objector/kafka/Eraser", "serve", "poll", "notifier.erasures", "notifier.erasures", ""),
  WEB_UI_ERASURES(
      "objector/kafka/Eraser", "serve", "poll", "web-ui.erasures", "web-ui.erasures", ""),
  MAILBOXES(
      "objector/ingest/recipient/MailboxOwners",
      "readAll",
      "poll",
      "ingest-mailboxes",
      "mailboxes",
      ""),
  PAGES("objector/ingest/watch/PageLeases", "run", "poll", "ingest-page-leases", "page leases", ""),
  PAGES_PAST("objector/ingest/watch/PartitionWatch", "begin", "restore", "", "watched pages", ""),
  A_PAGE("objector/ingest/watch/PageWatcher", "awaitDue", "sleep", "", "watched pages", ""),
  SMTP("objector/ingest/smtp/SmtpListener", "accept", "accept", "ingest-smtp", "smtp", ""),
  SMTP_ENDING(
      "objector/ingest/smtp/SmtpListener", "endTheLongest", "sleep", "", "smtp, ending", "smtp"),
  POLLED_MAILBOX(
      "objector/ingest/imap/ImapPoller", "run", "stayConnected", "ingest-imap", "imap", ""),
  JUDGING("objector/ingest/queue/JudgeLoop", "serve", "poll", "ingest-judging", "judging", ""),
  SECOND_LOOK(
      "objector/ingest/intake/JudgementRetry", "lookOn", "look", "second-look", "second look", ""),
  GROUPS(
      "objector/tracker/GroupCounter",
      "run",
      "getAsBoolean",
      "tracker-groups",
      "tracker.groups",
      ""),
  READ_MODEL(
      "objector/webui/readmodel/ReadModelLoader",
      "keep",
      "await",
      "web-ui-read-model",
      "read model",
      ""),
  LIVE_PAGES(
      "objector/webui/live/LivePage", "beatOn", "sleep", "web-ui-live-beat", "live pages", ""),
  LINKS(
      "objector/notifier/ledger/AlertLoop",
      "serve",
      "poll",
      "notifier-links",
      "notifier-links",
      "notifier.kafka"),
  ACCOUNTS(
      "objector/notifier/ledger/AlertLoop",
      "serve",
      "poll",
      "notifier-accounts",
      "notifier-accounts",
      "notifier.kafka"),
  NEWS(
      "objector/notifier/ledger/AlertLoop",
      "serve",
      "poll",
      "notifier-news",
      "notifier-news",
      "notifier.kafka"),
  FURTHER_WAYS(
      "objector/notifier/push/WayLoop",
      "serve",
      "poll",
      "notifier-ways",
      "notifier-ways",
      "notifier.ways"),
  RETURNS(
      "objector/notifier/GoneMailboxes", "run", "poll", "notifier-returns", "notifier.returns", ""),
  OPERATOR(
      "objector/notifier/OperatorWatch",
      "run",
      "poll",
      "notifier-operator",
      "notifier.operator",
      "");

  final String type;
  final String method;
  final String call;
  private final String thread;
  final String part;
  final String healthPart;

  /// @param type the class that loops
  /// @param method the method that comes round
  /// @param call what that method calls each time round: there it throws
  /// @param thread its name; empty: it has none, and the method tells
  /// @param part as metrics and the log call it
  /// @param health as health calls it; empty: the same
  Loop(String type, String method, String call, String thread, String part, String health) {
    this.type = type;
    this.method = method;
    this.call = call;
    this.thread = thread;
    this.part = part;
    this.healthPart = health.isEmpty() ? part : health;
  }

  static Stream<Loop> of(String type) {
    return Stream.of(values()).filter(loop -> loop.type.equals(type));
  }

  /// Which of them comes round here.
  static Optional<Loop> at(String type, String method, String thread) {
    return of(type)
        .filter(loop -> loop.method.equals(method))
        .filter(loop -> loop.thread.isEmpty() || loop.thread.equals(thread))
        .findFirst();
  }

  /// The simple name of the class that loops, of which a [objector.telemetry.KeptRunning] is made.
  public String typeName() {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
