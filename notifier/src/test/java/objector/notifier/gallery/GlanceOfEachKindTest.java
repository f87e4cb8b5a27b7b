package objector.notifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import objector.events.AlertGlance;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.notifier.delivery.Lane;
import org.junit.jupiter.api.Test;

/// Lanes pass by a glance what is another's.
class GlanceOfEachKindTest {
  /// Passed unread by its own, a mail would be sent by nobody.
  @Test
  void everyKindIsReadByItsOwnLaneUrgentOrNot() {
    InventedAlerts.all()
        .forEach((name, matter) -> {
          for (boolean urgent : new boolean[] {true, false}) {
            Alert alert = urgent(InventedAlerts.alert(name, matter, "fr"), urgent);

            AlertGlance glance = AlertGlance.of(Topics.ALERTS.encode(alert)).orElseThrow();

            assertThat(Lane.of(alert).passes(glance)).as(name).isFalse();
            assertThat(Lane.aside(Optional.of(glance)).passes(glance)).as(name).isFalse();
            assertThat(glance.urgent()).as(name).isEqualTo(urgent);
          }
        });
  }

  private static Alert urgent(Alert alert, boolean urgent) {
    return new Alert(
        alert.id(),
        alert.person(),
        alert.at(),
        alert.to(),
        alert.language(),
        alert.zone(),
        alert.country(),
        alert.thread(),
        urgent,
        alert.matter());
  }
}
