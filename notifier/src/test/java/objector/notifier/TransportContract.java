package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.notifier.Transport.Connection;
import org.junit.jupiter.api.Test;

/// What every way out must do.
abstract class TransportContract {
  abstract Transport transport() throws Exception;

  /// The mails that arrived, as text.
  abstract List<String> arrived() throws Exception;

  @Test
  void aMailArrivesByteForByte() throws Exception {
    OutgoingMail mail = Samples.mail(Samples.alert(1));

    Outcome outcome = send(mail);

    assertThat(outcome).isEqualTo(new Outcome.Sent());
    assertThat(arrived()).singleElement().asString().contains(mail.text().strip());
  }

  @Test
  void oneWayIsGoodForSeveralMails() throws Exception {
    try (Connection connection = transport().open()) {
      connection.send(Samples.mail(Samples.alert(1)));
      connection.send(Samples.mail(Samples.alert(2)));
    }

    assertThat(arrived()).hasSize(2);
  }

  final Outcome send(OutgoingMail mail) throws Exception {
    try (Connection connection = transport().open()) {
      return connection.send(mail);
    }
  }
}
