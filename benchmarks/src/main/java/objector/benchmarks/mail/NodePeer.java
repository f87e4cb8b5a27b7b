package objector.benchmarks.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A peer written for Node: a script of `benchmarks/peers` with its packages, installed into a
/// folder outside the sources. Answers a line to a line.
final class NodePeer implements AutoCloseable {
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;

  private NodePeer(Process process) {
    this.process = process;
    this.to = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.from = process.inputReader(StandardCharsets.UTF_8);
  }

  /// @param packages as npm names them: `mailauth@7.1.0`
  static NodePeer start(String script, Path input, String... packages)
      throws IOException, InterruptedException {
    Path folder =
        Files.createDirectories(
            Path.of(System.getProperty("java.io.tmpdir"), "objector-peers", script));
    Path peers = Path.of(System.getProperty("objector.peers", "benchmarks/peers")).toAbsolutePath();
    if (!Files.exists(folder.resolve("node_modules"))) {
      List<String> install =
          new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--silent"));
      install.addAll(List.of(packages));
      int code =
          new ProcessBuilder(install).directory(folder.toFile()).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException("npm could not install " + String.join(" ", packages));
      }
    }
    List<String> command =
        List.of("node", peers.resolve(script + ".mjs").toString(), input.toString());
    return new NodePeer(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  String ask(String line) throws IOException {
    to.println(line);
    String answer = from.readLine();
    if (answer == null) {
      throw new IOException("the peer ended");
    }
    return answer;
  }

  @Override
  public void close() {
    to.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }
}
