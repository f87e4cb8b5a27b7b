package objector.notifier.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  NEWS("news", 256, 8);

  private static final byte[] NOT_URGENT = bytes("\"urgent\":false");
  private static final byte[] CHANGED = bytes("\"matter\":{\"type\":\"policy-changed\"");
  private static final byte[] BLIND = bytes("\"matter\":{\"type\":\"watching-is-blind\"");
  private static final byte[] SEES = bytes("\"matter\":{\"type\":\"watching-sees-again\"");

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

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

  /// How many mails are begun at once: what a crash can leave uncertain at most.
  public int batch() {
    return batch;
  }

  public int connections() {
    return connections;
  }

  /// Whether a record holds an alert of [#NEWS] for certain, without reading it: every lane reads
  /// the topic, and a page's change is a million alerts that two of three lanes pass.
  ///
  /// @param record as it lies on the topic, see [objector.events.Json]: in it a quote within a text
  ///   is never bare, so these words stand nowhere but where they are meant
  public static boolean isSurelyNews(byte[] record) {
    // In the compact form a quote within a text is bare: what somebody wrote would look like it.
    boolean isJson = record.length > 1 && record[0] == 'O' && record[1] == 1;
    return isJson
        && contains(record, NOT_URGENT)
        && (contains(record, CHANGED) || contains(record, BLIND) || contains(record, SEES));
  }

  private static boolean contains(byte[] record, byte[] words) {
    for (int at = 0; at <= record.length - words.length; at++) {
      if (record[at] == words[0]
          && Arrays.equals(record, at, at + words.length, words, 0, words.length)) {
        return true;
      }
    }
    return false;
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
