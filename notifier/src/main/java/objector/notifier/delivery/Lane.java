package objector.notifier.delivery;

import java.util.Optional;
import java.util.Set;
import objector.events.AlertGlance;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter.AccountNews;
import objector.events.alert.Alert.Matter.AddressMayChange;
import objector.events.alert.Alert.Matter.AskedBack;
import objector.events.alert.Alert.Matter.ConfirmAddress;
import objector.events.alert.Alert.Matter.ConfirmNewAddress;
import objector.events.alert.Alert.Matter.Digest;
import objector.events.alert.Alert.Matter.ForwardingCode;
import objector.events.alert.Alert.Matter.MailHeld;
import objector.events.alert.Alert.Matter.MailRefused;
import objector.events.alert.Alert.Matter.NothingHappened;
import objector.events.alert.Alert.Matter.PolicyChanged;
import objector.events.alert.Alert.Matter.RecheckAdvised;
import objector.events.alert.Alert.Matter.Reminder;
import objector.events.alert.Alert.Matter.SignInLink;
import objector.events.alert.Alert.Matter.SuspiciousMail;
import objector.events.alert.Alert.Matter.WatchingIsBlind;
import objector.events.alert.Alert.Matter.WatchingSeesAgain;
import objector.events.alert.News;

/// Which queue an alert stands in. Each lane reads, keeps its ledger and sends by itself, so that a
/// million mails of one delay none of another.
///
/// An alert's lane follows from what stands in it, and must stay the same for what is on the topic
/// already: another lane has passed it.
public enum Lane {
  /// Codes and links that somebody waits for, and that soon are of no use.
  LINKS("links", 32, 4),
  /// What happened to an account, and its deadlines.
  ACCOUNTS("accounts", 128, 4),
  /// What goes to very many at once.
  NEWS("news", 128, 8);

  /// What goes to very many, unless it is urgent, by the words of [Alert.Matter].
  private static final Set<String> TO_VERY_MANY =
      Set.of(
          "digest",
          "nothing-happened",
          "recheck-advised",
          "policy-changed",
          "watching-is-blind",
          "watching-sees-again");

  private final String word;
  private final int batch;
  private final int connections;

  Lane(String word, int batch, int connections) {
    this.word = word;
    this.batch = batch;
    this.connections = connections;
  }

  /// As names of groups and files say it.
  public String word() {
    return word;
  }

  /// How many mails are begun at once: what a crash of the machine can leave uncertain at most, and
  /// twice as many where they overlap.
  public int batch() {
    return batch;
  }

  /// Whether a batch is sent while the next is kept.
  boolean overlaps() {
    return this == NEWS;
  }

  public int connections() {
    return connections;
  }

  /// Whether an alert is another lane's, as far as a glance tells: what is not read need not be
  /// understood.
  public boolean passes(AlertGlance glance) {
    boolean many = TO_VERY_MANY.contains(glance.kind());
    return switch (this) {
      case LINKS -> many;
      case ACCOUNTS -> many && !glance.urgent();
      case NEWS -> !many || glance.urgent();
    };
  }

  /// Which of the lanes that read an alert puts it aside when it cannot be read.
  public static Lane aside(Optional<AlertGlance> glance) {
    return glance.isPresent() && ACCOUNTS.passes(glance.get()) ? NEWS : ACCOUNTS;
  }

  public static Lane of(Alert alert) {
    return switch (alert.matter()) {
      case ConfirmAddress _,
          ConfirmNewAddress _,
          AddressMayChange _,
          SignInLink _,
          ForwardingCode _ ->
          LINKS;
      case AccountNews news when news.news() == News.CODE_ARRIVED -> LINKS;
      // It may hold Meta's code.
      case MailHeld _ -> alert.urgent() ? LINKS : ACCOUNTS;
      case AccountNews _, AskedBack _, Reminder _, SuspiciousMail _, MailRefused _ -> ACCOUNTS;
      case Digest _,
          NothingHappened _,
          RecheckAdvised _,
          PolicyChanged _,
          WatchingIsBlind _,
          WatchingSeesAgain _ ->
          alert.urgent() ? ACCOUNTS : NEWS;
    };
  }
}
