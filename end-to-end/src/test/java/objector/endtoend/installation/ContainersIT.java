package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docker-compose up` as the README says, and the demo's story played against it.
final class ContainersIT {
  @Test
  void theStoryIsTheSameInContainers(@TempDir Path folder) throws Exception {
    Optional<List<String>> compose = Containers.command();
    assumeTrue(
        compose.isPresent(),
        "skipped: Docker does not answer on this machine, or there is no docker-compose");
    try (Containers objector = Containers.up(compose.orElseThrow(), folder)) {
      Anna anna = Anna.joins(objector);
      anna.adds("facebook", "Anna Berger");
      anna.adds("instagram", "@anna.paints");

      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("use your public posts"));
      objector.postman().send(Mails.confirmation("anna.paints", 2), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("confirmed your objection"));

      assertThat(anna.letter(letter -> letter.subject().contains("confirmed")).subject())
          .contains("@anna.paints");
    }
  }
}
