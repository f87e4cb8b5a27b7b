package objector.benchmarks.server;

import java.io.IOException;

/// A server that takes mail, at a port, for an address.
interface MailServer extends AutoCloseable {
  String name();

  int port();

  String address();

  /// Returns when nothing is left to be done for the mails that it has taken.
  default void awaitDone() throws IOException, InterruptedException {}

  @Override
  void close() throws IOException;
}
