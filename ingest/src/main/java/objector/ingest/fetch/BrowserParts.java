package objector.ingest.fetch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Chromium and a Node.js, as installed on this machine.
public record BrowserParts(Path chromium, Path node) {
  private static final List<String> CHROMIUM =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
  private static final List<String> NODE = List.of("node", "nodejs");
  private static final String SEARCHED = "auto";
  private static final String NONE = "none";

  /// Finds both; empty when one is missing, or none is wanted.
  ///
  /// @param chromium a path, `auto`, or `none`
  /// @param node a path, or `auto`
  /// @param path the folders in which `auto` searches, as in the environment
  public static Optional<BrowserParts> find(String chromium, String node, String path) {
    if (chromium.equals(NONE)) {
      return Optional.empty();
    }
    Optional<Path> browser = find(chromium, CHROMIUM, path);
    Optional<Path> driver = find(node, NODE, path);
    return browser.isPresent() && driver.isPresent()
        ? Optional.of(new BrowserParts(browser.get(), driver.get()))
        : Optional.empty();
  }

  private static Optional<Path> find(String named, List<String> names, String path) {
    if (!named.equals(SEARCHED)) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    return names.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(p -> Path.of(p, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
