package objector.launcher.soak.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose end of a connection on this machine a port is, as Linux says it. All processes of a trial
/// come from 127.0.0.1, so their addresses do not tell them apart.
final class SocketOwner {
  private static final Path PROC = Path.of("/proc");
  private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private SocketOwner() {}

  /// Which socket has this end of a connection.
  ///
  /// @param local the port at this end
  /// @param remote the port at the other
  static Optional<String> socket(int local, int remote) throws IOException {
    for (String table : TABLES) {
      Path file = PROC.resolve(table);
      if (Files.isReadable(file)) {
        Optional<String> found =
            find(Files.readAllLines(file, StandardCharsets.US_ASCII), local, remote);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// In such a table: a head, then a line for each connection.
  static Optional<String> find(List<String> table, int local, int remote) {
    String from = ":" + hex(local);
    String to = ":" + hex(remote);
    return table.stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(line -> line.length > INODE)
        .filter(line -> line[LOCAL].endsWith(from) && line[REMOTE].endsWith(to))
        .map(line -> "socket:[" + line[INODE] + "]")
        .findFirst();
  }

  private static String hex(int port) {
    return String.format(Locale.ROOT, "%04X", port);
  }

  /// Whether a process has it open; one that ended has nothing.
  static boolean has(long process, String socket) {
    Path open = PROC.resolve(process + "/fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
      for (Path file : files) {
        if (isLinkTo(file, socket)) {
          return true;
        }
      }
    } catch (IOException e) {
      // It ended meanwhile.
    }
    return false;
  }

  private static boolean isLinkTo(Path file, String socket) {
    try {
      return Files.readSymbolicLink(file).toString().equals(socket);
    } catch (IOException e) {
      // It was closed meanwhile.
      return false;
    }
  }
}
