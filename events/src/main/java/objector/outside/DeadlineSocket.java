package objector.outside;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A socket of which every read is held to the look's deadline, also those of a TLS handshake laid
/// over it: a server that drips gets no more time than one that is silent.
public final class DeadlineSocket extends Socket {
  private final FetchDeadline deadline;

  public DeadlineSocket(FetchDeadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(deadline.leftMillis());
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        setSoTimeout(deadline.leftMillis());
        return super.read(buffer, from, length);
      }
    };
  }
}
