package objector.ingest;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One connection of a mail server (RFC 5321), with PIPELINING (RFC 2920), SIZE (RFC 1870),
/// 8BITMIME (RFC 6152), SMTPUTF8 (RFC 6531) and STARTTLS (RFC 3207).
final class SmtpSession {
  private static final int MAX_ERRORS = 20;

  /// Commands between two mails: whoever only talks is shown out.
  private static final int MAX_IDLE_TALK = 200;

  private static final Duration LEAVING = Duration.ofSeconds(1);
  private static final int MAX_UNREAD = 256 * 1024;

  /// Fits an int, and no mail is as large.
  private static final int SIZE_DIGITS = 9;

  private static final Set<String> OF_MAIL = Set.of("SIZE", "BODY", "SMTPUTF8");

  private final SmtpDesk desk;
  private final @Nullable SmtpTls tls;
  private final String source;
  private final Tarpit tarpit;
  private final StringBuilder unsent = new StringBuilder();
  private Socket socket;
  private SmtpInput in;
  private boolean greeted;
  private int errors;
  private int talk;
  private @Nullable SmtpTransaction mail;

  /// Whether a mail is being taken: then a stop waits a while.
  private volatile boolean busy;

  private volatile boolean stopping;

  SmtpSession(SmtpDesk desk, @Nullable SmtpTls tls, Socket socket, String source)
      throws IOException {
    this.desk = desk;
    this.tls = tls;
    this.source = source;
    this.tarpit = new Tarpit(desk.config().limits().tarpit());
    this.socket = socket;
    this.in = new SmtpInput(socket.getInputStream());
  }

  /// Returns when the connection is over.
  void run(Duration silence) {
    try {
      socket.setSoTimeout((int) silence.toMillis());
      socket.setTcpNoDelay(true);
      say(SmtpReply.of("220 " + desk.config().domain() + " ESMTP Objector"));
      while (converse()) {
        // Until one side has enough.
      }
      flush();
      leave();
    } catch (SocketTimeoutException e) {
      farewell("421 4.4.2 Nothing was heard for " + silence.toSeconds() + " s");
    } catch (IOException e) {
      // The client is gone; a mail that was not whole was not kept.
      unsent.setLength(0);
    } finally {
      close();
    }
  }

  /// Whether it goes on.
  private boolean converse() throws IOException {
    if (in.isEmpty()) {
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
      case "EHLO" -> hello(rest, extensions());
      case "HELO" -> hello(rest, "250 " + desk.config().domain());
      case "STARTTLS" -> startTls(rest);
      case "MAIL" -> mail(rest);
      case "RCPT" -> recipient(rest);
      case "DATA" -> data(rest);
      case "RSET" -> reset();
      case "NOOP" -> SmtpReply.OK;
      case "QUIT" -> SmtpReply.last("221 2.0.0 Bye");
      case "VRFY" -> SmtpReply.of("252 2.5.0 Send it, and you will hear");
      case "HELP" -> SmtpReply.of("214 2.0.0 RFC 5321");
      // What follows is the mail's bytes, which must not be read as commands.
      case "BDAT" -> SmtpReply.last("502 5.5.1 CHUNKING is not offered here");
      // A browser that was made to talk to us (cross-protocol scripting).
      case "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT" ->
          SmtpReply.last("502 5.5.1 This is no web server");
      default -> SmtpReply.of("502 5.5.1 Not a command that is known here");
    };
  }

  private SmtpReply hello(String name, String answer) {
    if (name.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Say who you are");
    }
    greeted = true;
    mail = null;
    return SmtpReply.of(answer);
  }

  private String extensions() {
    return "250-"
        + desk.config().domain()
        + "\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n"
        + (tls == null || socket instanceof SSLSocket ? "" : "250-STARTTLS\r\n")
        + "250 SIZE "
        + desk.config().maxBytes();
  }

  private SmtpReply startTls(String rest) throws IOException {
    if (tls == null || socket instanceof SSLSocket) {
      return SmtpReply.of("502 5.5.1 STARTTLS is not offered here");
    }
    if (!rest.isEmpty()) {
      return SmtpReply.of("501 5.5.4 STARTTLS stands alone");
    }
    say(SmtpReply.of("220 2.0.0 Go ahead"));
    flush();
    // What somebody on the way put behind the command must not count as said under TLS.
    in.discard();
    SSLSocket secure = tls.over(socket);
    secure.startHandshake();
    socket = secure;
    in = new SmtpInput(secure.getInputStream());
    greeted = false;
    mail = null;
    return SmtpReply.NONE;
  }

  private SmtpReply mail(String rest) {
    if (!greeted) {
      return SmtpReply.of("503 5.5.1 Say EHLO first");
    }
    if (mail != null) {
      return SmtpReply.of("503 5.5.1 A mail is under way");
    }
    if (!desk.quota().mayMail(source)) {
      return SmtpReply.of("450 4.7.1 Too many mails from your address within an hour");
    }
    Optional<SmtpArguments> sender = SmtpArguments.of("FROM", rest);
    if (sender.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Syntax: MAIL FROM:<address>");
    }
    Map<String, String> parameters = sender.get().parameters();
    String size = parameters.getOrDefault("SIZE", "0");
    if (size.isEmpty() || !size.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return SmtpReply.of("501 5.5.4 SIZE is not a number");
    }
    if (size.length() > SIZE_DIGITS) {
      return SmtpReply.of("552 5.3.4 The mail is too large");
    }
    if (!OF_MAIL.containsAll(parameters.keySet())
        || !Set.of("7BIT", "8BITMIME")
            .contains(parameters.getOrDefault("BODY", "7BIT").toUpperCase(Locale.ROOT))) {
      return SmtpReply.of("555 5.5.4 A parameter is not offered here");
    }
    mail = new SmtpTransaction(desk, source, tarpit, Integer.parseInt(size));
    return SmtpReply.of("250 2.1.0 Ok");
  }

  private SmtpReply recipient(String rest) {
    if (mail == null) {
      return SmtpReply.of("503 5.5.1 Say MAIL first");
    }
    Optional<SmtpArguments> recipient = SmtpArguments.of("TO", rest);
    if (recipient.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Syntax: RCPT TO:<address>");
    }
    if (!recipient.get().parameters().isEmpty()) {
      return SmtpReply.of("555 5.5.4 A parameter is not offered here");
    }
    return mail.recipient(recipient.get().address());
  }

  private SmtpReply data(String rest) throws IOException {
    SmtpTransaction taken = mail;
    if (taken == null || !rest.isEmpty()) {
      return SmtpReply.of("503 5.5.1 Say MAIL and RCPT first, and DATA alone");
    }
    if (!taken.isForSomebody()) {
      return SmtpReply.of("554 5.5.1 There is no recipient");
    }
    say(SmtpReply.of("354 End with a dot on a line of its own"));
    flush();
    SmtpMail bytes = new SmtpMail(in);
    mail = null;
    busy = true;
    try {
      SmtpReply reply = taken.data(bytes);
      if (!reply.refuses()) {
        talk = 0;
      }
      // What is left of a mail would be read as commands.
      return bytes.ended() ? reply : reply.andLast();
    } finally {
      busy = false;
    }
  }

  private SmtpReply reset() {
    mail = null;
    return SmtpReply.OK;
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
