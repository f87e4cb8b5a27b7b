package objector.launcher.soak.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.events.id.PageId;
import objector.launcher.outside.ServedPage;

/// An invented policy on this machine, of which one edition after the other comes out.
final class ClusterPage implements AutoCloseable {
  static final PageId ID = new PageId("trial-policy");

  private static final int PARAGRAPHS = 30;

  private final ServedPage served;
  private volatile int edition;

  /// Served at once, in its edition 0.
  ClusterPage() throws IOException {
    served = new ServedPage(() -> html(edition));
  }

  /// Declares it in a folder.
  void declareIn(Path folder) throws IOException {
    served.declareIn(folder, ID.value(), "en: An invented policy", "PT2S");
  }

  void comesOut(int number) {
    edition = number;
  }

  /// What only this edition added. It concerns objections, so that it leaves a fact with
  /// everybody's account: by that it is seen who was told of an edition, where a digest names the
  /// page alone.
  static String sentence(int number) {
    return "We train our AI models with pictures in %d new albums, and you may object to it."
        .formatted(number);
  }

  private static String html(int upTo) {
    String old =
        IntStream.range(0, PARAGRAPHS)
            .mapToObj(i ->
                "<p>In paragraph %d we explain how we keep what you give us, and why.</p>"
                    .formatted(i))
            .collect(Collectors.joining("\n"));
    String editions =
        IntStream.rangeClosed(1, upTo)
            .mapToObj(i -> "<p>" + sentence(i) + "</p>")
            .collect(Collectors.joining("\n"));
    return """
    <!doctype html><html lang="en"><title>An invented policy</title>
    <body><main><h1>An invented policy</h1>%s%s</main></body></html>
    """
        .formatted(old, editions);
  }

  @Override
  public void close() {
    served.close();
  }
}
