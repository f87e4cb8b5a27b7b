package objector.benchmarks.server;

import java.io.IOException;

/// A server that takes mail, at a port, for an address.
interface MailServer extends AutoCloseable {
  String name();

  int port();

  String address();

  @Override
  void close() throws IOException;
}
