package objector.launcher.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import objector.launcher.outside.OutboxReader.Letter;

/// Subscribes invented people one after the other, as people do it: a form, a mail, a click.
public final class Subscriber {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UpProcess objector;
  private final Set<String> read = new HashSet<>();

  public Subscriber(UpProcess objector) {
    this.objector = objector;
  }

  /// The forwarding address of somebody who is new.
  public String join(String email) throws IOException, InterruptedException {
    Visitor visitor = new Visitor(objector.web());
    visitor.submit(visitor.get("/"), "/subscribe", Map.of("email", email));
    String confirm = objector.web() + "/confirm";
    Letter letter =
        objector
            .letters()
            .await(
                mail -> mail.link(confirm).isPresent() && !read.contains(mail.messageId()),
                PATIENCE)
            .orElseThrow(() -> new IOException("no mail came that asks to confirm"));
    read.add(letter.messageId());
    visitor.submit(visitor.get(letter.link(confirm).orElseThrow()), "/confirm", Map.of());
    return visitor.get("/me").select("#address").text();
  }
}
