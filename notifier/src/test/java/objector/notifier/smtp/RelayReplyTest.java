package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.smtp.RelayReply.Stage;
import org.junit.jupiter.api.Test;

final class RelayReplyTest {
  @Test
  void aRelayThatRefusesOurSenderIsASettingToBeMended() {
    RelayAnswer refused = new RelayAnswer(550, List.of("5.7.1 no"));

    assertThat(RelayReply.outcome(Stage.COMMAND, refused)).isInstanceOf(SendOutcome.Deferred.class);
  }

  @Test
  void aRecipientWhoDoesNotExistIsGivenUp() {
    RelayAnswer refused = new RelayAnswer(550, List.of("5.1.1 no"));

    assertThat(RelayReply.outcome(Stage.RECIPIENT, refused))
        .isEqualTo(new SendOutcome.Refused("550 5.1.1", true));
  }

  @Test
  void aReasonHoldsCodesOnly() {
    RelayAnswer talkative =
        new RelayAnswer(450, List.of("4.2.0 see", "4.2.0 <anna@mail.example> is greylisted"));

    assertThat(talkative.reason()).isEqualTo("450 4.2.0");
    assertThat(new RelayAnswer(421, List.of("anna@mail.example")).reason()).isEqualTo("421");
  }
}
