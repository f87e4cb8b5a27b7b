package objector.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// How far an alert has come on one channel: the notifier's outbox ledger, `objector.deliveries`.
///
/// @param messageId stable: the same alert sent again has the same one
/// @param reason of a deferral or failure, without addresses
public record Delivery(
    AlertId alert,
    PersonId person,
    Channel channel,
    State state,
    Instant at,
    int attempts,
    String messageId,
    @Nullable String reason) {
  public Delivery {
    Preconditions.present(alert, "alert");
    Preconditions.present(person, "person");
    Preconditions.present(channel, "channel");
    Preconditions.present(state, "state");
    Preconditions.present(at, "at");
    Preconditions.present(messageId, "messageId");
  }

  public enum Channel {
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("webhook")
    WEBHOOK,
    @JsonProperty("ntfy")
    NTFY
  }

  public enum State {
    @JsonProperty("queued")
    QUEUED,
    /// Written before the SMTP dialogue begins; found after a crash, it means *uncertain*.
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("sent")
    SENT,
    /// To be tried again.
    @JsonProperty("deferred")
    DEFERRED,
    @JsonProperty("failed")
    FAILED,
    /// A crash fell inside the SMTP dialogue: it may or may not have been sent, and is not sent
    /// again.
    @JsonProperty("uncertain")
    UNCERTAIN
  }
}
