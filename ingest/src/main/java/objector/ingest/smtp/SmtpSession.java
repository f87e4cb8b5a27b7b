package objector.ingest.smtp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import objector.ingest.intake.BoundedBytes;
import objector.limit.ByteBudget;
import org.jspecify.annotations.Nullable;

/// One connection of a mail server: reads commands and mails, writes answers, and has an end. What
/// is answered is the affair of [SmtpCommands].
final class SmtpSession {
  private static final int MAX_ERRORS = 20;

  /// Commands between two mails: whoever only talks is shown out.
  private static final int MAX_IDLE_TALK = 200;

  private static final Duration LEAVING = Duration.ofSeconds(1);
  private static final int MAX_UNREAD = 256 * 1024;

  private final SmtpContext context;
  private final @Nullable SmtpTls tls;
  private final String source;
  private final Tarpit tarpit;
  private final ByteBudget.Share security;
  private final StringBuilder unsent = new StringBuilder();
  private Socket socket;
  private SmtpInput in;
  private SmtpCommands dialogue;
  private int errors;
  private int talk;

  /// Whether a mail is being taken: then a stop waits a while.
  private volatile boolean busy;

  private volatile boolean stopping;

  SmtpSession(SmtpContext context, @Nullable SmtpTls tls, Socket socket, String source)
      throws IOException {
    this.context = context;
    this.tls = tls;
    this.source = source;
    this.security = context.memory().secure().open(source);
    this.tarpit = new Tarpit(context.config().limits().tarpit());
    this.socket = socket;
    this.in = new SmtpInput(socket.getInputStream());
    this.dialogue = new SmtpCommands(context, source, tarpit, tls != null);
  }

  /// Returns when the connection is over.
  void run(Duration silence) {
    try {
      socket.setSoTimeout((int) silence.toMillis());
      socket.setTcpNoDelay(true);
      say(SmtpReply.of("220 " + context.config().domain() + " ESMTP Objector"));
      while (converse()) {
        // Until one side has enough.
      }
      flush();
      leave();
    } catch (SocketTimeoutException e) {
      farewell("421 4.4.2 Nothing was heard for too long");
    } catch (IOException e) {
      // The client is gone; a mail that was not whole was not kept.
      unsent.setLength(0);
    } finally {
      close();
      security.close();
    }
  }

  /// Whether it goes on.
  private boolean converse() throws IOException {
    if (!in.hasLine()) {
      flush();
    }
    if (stopping) {
      return say(SmtpReply.last("421 4.3.2 This server is stopping"));
    }
    return switch (in.line()) {
      case SmtpInput.End() -> false;
      case SmtpInput.Malformed(var reply) -> say(SmtpReply.last(reply));
      case SmtpInput.Command(var text) -> say(bounded(answer(text)));
    };
  }

  private SmtpReply bounded(SmtpReply reply) {
    if (reply.refuses() && ++errors > MAX_ERRORS) {
      return SmtpReply.last("421 4.7.0 Too many errors");
    }
    return ++talk > MAX_IDLE_TALK ? SmtpReply.last("421 4.7.0 Too many commands") : reply;
  }

  private SmtpReply answer(String text) throws IOException {
    int space = text.indexOf(' ');
    String verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (verb) {
      case "STARTTLS" -> startTls(rest);
      case "DATA" -> data(rest);
      default -> dialogue.answer(verb, rest);
    };
  }

  private SmtpReply startTls(String rest) throws IOException {
    if (tls == null || socket instanceof SSLSocket) {
      return SmtpReply.of("502 5.5.1 STARTTLS is not offered here");
    }
    if (!rest.isEmpty()) {
      return SmtpReply.of("501 5.5.4 STARTTLS stands alone");
    }
    if (!context.memory().secures(security)) {
      return SmtpReply.of("454 4.7.0 TLS not available just now: too many use it");
    }
    say(SmtpReply.of("220 2.0.0 Go ahead"));
    flush();
    // What somebody on the way put behind the command must not count as said under TLS.
    in.discard();
    SSLSocket secure = tls.over(socket);
    secure.startHandshake();
    socket = secure;
    in = new SmtpInput(secure.getInputStream());
    dialogue = new SmtpCommands(context, source, tarpit, false);
    return SmtpReply.NONE;
  }

  private SmtpReply data(String rest) throws IOException {
    SmtpReply begun = dialogue.data(rest);
    if (begun.refuses()) {
      return begun;
    }
    try (SmtpMemory.Mail memory = context.memory().open(source)) {
      if (!memory.begins()) {
        return SmtpReply.of("451 4.3.1 Too much mail at once, please try again later");
      }
      say(begun);
      flush();
      return mail(memory);
    }
  }

  private SmtpReply mail(SmtpMemory.Mail memory) throws IOException {
    SmtpTransaction taken = dialogue.takeMail();
    SmtpDataStream bytes = new SmtpDataStream(in);
    busy = true;
    int silence = socket.getSoTimeout();
    try {
      // Here silence holds memory that others wait for.
      socket.setSoTimeout((int) Math.min(silence, context.pace().grace().toMillis()));
      SmtpReply reply = taken.data(bytes, memory);
      if (!reply.refuses()) {
        talk = 0;
      }
      socket.setSoTimeout(silence);
      // What is left of a mail would be read as commands.
      return bytes.ended() ? reply : reply.andLast();
    } finally {
      busy = false;
    }
  }

  /// Whether the conversation goes on after it.
  private boolean say(SmtpReply reply) {
    if (!reply.equals(SmtpReply.NONE)) {
      unsent.append(reply.line()).append("\r\n");
    }
    return !reply.last();
  }

  private void flush() throws IOException {
    if (!unsent.isEmpty()) {
      // A stop interrupts whoever waits for Kafka; the answer still goes out.
      boolean _ = Thread.interrupted();
      socket.getOutputStream().write(unsent.toString().getBytes(StandardCharsets.US_ASCII));
      unsent.setLength(0);
    }
  }

  /// Closing on unread bytes would take the last answer from the client.
  private void leave() {
    // Thousands may be shown out at once.
    in.release();
    try {
      socket.shutdownOutput();
      socket.setSoTimeout((int) LEAVING.toMillis());
      boolean _ = new BoundedBytes(0, LEAVING).skip(socket.getInputStream(), MAX_UNREAD);
    } catch (IOException e) {
      // It had its second.
      unsent.setLength(0);
    }
  }

  private void farewell(String line) {
    try {
      say(SmtpReply.last(line));
      flush();
    } catch (IOException e) {
      unsent.setLength(0);
    }
  }

  /// Ends the conversation, at once where no mail is being taken.
  void stop() {
    stopping = true;
    if (!busy) {
      close();
    }
  }

  /// From any thread: whatever waits on the connection fails.
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as good as closed.
      unsent.setLength(0);
    }
  }
}
