package objector.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Somebody else's server, as a process.
record PeerServer(String name, Process process, int port) implements MailServer {
  /// Writes each mail into a file of its own and renames it, as Haraka's own queue for outgoing
  /// mail does, with Haraka's own writer; nothing is delivered further.
  private static final String SPOOL =
      """
      'use strict'
      const fs = require('node:fs')
      const path = require('node:path')
      const { FsyncWriteStream } = require(process.env.HARAKA_UTILS)
      exports.hook_rcpt = (next) => next(OK)
      exports.hook_queue = (next, connection) => {
        const { transaction } = connection
        const aside = path.join(process.env.SPOOL, '.' + transaction.uuid)
        const out = process.env.FSYNC === 'true' ? new FsyncWriteStream(aside) : fs.createWriteStream(aside)
        out.on('error', () => next(DENYSOFT))
        out.on('close', () =>
          fs.rename(aside, path.join(process.env.SPOOL, transaction.uuid), (e) => next(e ? DENYSOFT : OK)))
        transaction.message_stream.pipe(out, { dot_stuffed: false })
      }
      """;

  /// @param modules the `node_modules` in which Haraka is installed
  /// @param nodes processes of Haraka; 0 for one without a cluster
  static PeerServer haraka(Path folder, Path modules, boolean fsync, int nodes)
      throws IOException, InterruptedException {
    int port = freePort();
    Path spool = Files.createDirectories(folder.resolve("spool"));
    Path config = Files.createDirectories(folder.resolve("config"));
    try (Stream<Path> defaults = Files.list(modules.resolve("Haraka/config"))) {
      for (Path file : defaults.filter(Files::isRegularFile).toList()) {
        Files.copy(file, config.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        config.resolve("smtp.ini"), "listen=127.0.0.1:" + port + "\nnodes=" + nodes + "\n");
    Files.writeString(config.resolve("plugins"), "spool\n");
    Files.writeString(config.resolve("me"), "localhost\n");
    Files.writeString(config.resolve("log.ini"), "[main]\nlevel=ERROR\n");
    Files.writeString(
        Files.createDirectories(folder.resolve("plugins")).resolve("spool.js"),
        SPOOL,
        StandardCharsets.UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder(
                "node", modules.resolve("Haraka/bin/haraka").toString(), "-c", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("SPOOL", spool.toString());
    builder.environment().put("FSYNC", String.valueOf(fsync));
    builder.environment().put("HARAKA_UTILS", modules.resolve("haraka-utils").toString());
    String name =
        "Haraka, "
            + (nodes == 0 ? "1 process" : nodes + " processes")
            + (fsync ? ", fsync" : ", no fsync");
    return ready(new PeerServer(name, builder.start(), port));
  }

  /// Takes mail and throws it away: the limit of the client and of the machine.
  static PeerServer sink(Path smtpSink) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        new ProcessBuilder(List.of(smtpSink.toString(), "-u", user(), "127.0.0.1:" + port, "100"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return ready(new PeerServer("smtp-sink, keeps nothing", process, port));
  }

  private static String user() {
    String name = System.getProperty("user.name", "nobody");
    return name.equals("root") ? "nobody" : name;
  }

  private static PeerServer ready(PeerServer server) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < giveUp && server.process.isAlive()) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
        if (probe.getInputStream().read() == '2') {
          return server;
        }
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    server.close();
    throw new IOException(server.name + " did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String address() {
    return "anna@localhost";
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
