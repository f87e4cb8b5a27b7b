package objector.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import objector.launcher.outside.ServedPage;

/// An invented policy on this machine, for the demo to watch, and to change.
public final class DemoPage implements AutoCloseable {
  static final String ID = "demo-policy";

  private final ServedPage served;
  private volatile String html = resource("policy-before.html");

  public DemoPage() throws IOException {
    served = new ServedPage(() -> html);
  }

  /// A folder with the declaration of this page.
  public Path declaredIn(Path folder) throws IOException {
    Path declarations = folder.resolve("pages");
    served.declareIn(
        declarations, ID, "en: The demo's policy, fr: La politique de la démonstration", "PT1S");
    return declarations;
  }

  /// Its words about AI and objecting move.
  void change() {
    html = resource("policy-after.html");
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(DemoPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar lacks " + name, e);
    }
  }

  @Override
  public void close() {
    served.close();
  }
}
