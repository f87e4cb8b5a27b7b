package objector.webui.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import objector.events.id.PersonId;
import objector.webui.submission.IngestClient.Judged;
import objector.webui.submission.IngestClient.Kept;
import objector.webui.submission.IngestClient.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestClientTest {
  @ParameterizedTest
  @CsvSource({"202, YES", "413, TOO_LARGE", "422, TOO_MANY", "503, NOT_NOW", "500, NOT_NOW"})
  void whatBecameOfAMailIsTold(int status, Kept kept) throws IOException, InterruptedException {
    HttpServer ingest =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ingest.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    ingest.start();
    URI base = URI.create("http://127.0.0.1:" + ingest.getAddress().getPort());
    try (IngestClient client = new IngestClient(base, "token")) {
      Mail mail = new Mail(new byte[] {'x'}, false, null);

      assertThat(client.keep(PersonId.random(), mail)).isEqualTo(kept);
      assertThat(client.judge(mail))
          .isEqualTo(kept == Kept.TOO_LARGE ? new Judged.TooLarge() : new Judged.NotNow());
    } finally {
      ingest.stop(0);
    }
  }
}
