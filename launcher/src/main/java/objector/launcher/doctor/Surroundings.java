package objector.launcher.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What the checks ask: this machine and DNS, or a test's stand-in.
interface Surroundings {
  Instant now();

  /// Bytes that are free where a folder lies, or will lie.
  long free(Path folder) throws IOException;

  /// Whether another user of the machine could read the folder; false where it is not there.
  boolean isOpenToOthers(Path folder) throws IOException;

  /// What keeps this user from writing there, or from making it; empty: nothing.
  String unwritable(Path folder);

  /// Whether an installation runs on the folder.
  boolean isRunning(Path folder);

  /// Whether a port could be listened on.
  boolean isFree(String host, int port);

  /// Whether somebody answers at an address.
  boolean answers(String host, int port);

  /// Records of a name; empty where there are none.
  ///
  /// @param type `MX` or `TXT`
  List<String> dns(String name, String type) throws IOException;

  /// When the certificate in a PEM file ends.
  Instant certificateEnds(Path file) throws IOException;
}
