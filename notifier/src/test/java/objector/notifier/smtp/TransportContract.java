package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
import objector.notifier.outgoing.Transport.Connection;
import org.junit.jupiter.api.Test;

/// What every way out must do.
abstract class TransportContract {
  abstract Transport transport() throws Exception;

  /// The mails that arrived, as text.
  abstract List<String> arrived() throws Exception;

  @Test
  void aMailArrivesByteForByte() throws Exception {
    OutgoingMail mail = SampleAlerts.mail(SampleAlerts.alert(1));

    SendOutcome outcome = send(mail);

    assertThat(outcome).isEqualTo(new SendOutcome.Sent());
    assertThat(arrived()).singleElement().asString().contains(mail.text().strip());
  }

  @Test
  void oneWayIsGoodForSeveralMails() throws Exception {
    try (Connection connection = transport().open()) {
      connection.send(SampleAlerts.mail(SampleAlerts.alert(1)));
      connection.send(SampleAlerts.mail(SampleAlerts.alert(2)));
    }

    assertThat(arrived()).hasSize(2);
  }

  final SendOutcome send(OutgoingMail mail) throws Exception {
    try (Connection connection = transport().open()) {
      return connection.send(mail);
    }
  }
}
