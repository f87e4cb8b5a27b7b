package objector.notifier.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import objector.notifier.outgoing.Transport;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Tls;
import org.jspecify.annotations.Nullable;

/// Opens ways to an SMTP relay. Our own, as Jakarta Mail waits for every command by itself, and
/// took longer over a mail than writing it did.
public final class SmtpTransport implements Transport {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final Relay relay;
  private final String name;

  /// @param from the address that mails come from: we call ourselves by its domain
  public SmtpTransport(Relay relay, String from) {
    this.relay = relay;
    this.name = from.substring(from.indexOf('@') + 1);
  }

  /// The relay refuses us, whatever the mail.
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  @Override
  public String name() {
    return "relay " + relay;
  }

  @Override
  public Connection open() throws Unreachable {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(relay.host(), relay.port()), CONNECT_MILLIS);
      return greeted(socket);
    } catch (Refused e) {
      close(socket);
      throw new Unreachable(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      close(socket);
      throw new Unreachable("the relay does not answer (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use either way.
    }
  }

  private Connection greeted(Socket plain) throws IOException {
    SmtpLine line = new SmtpLine(relay.tls() == Tls.TLS ? secured(plain) : plain, ANSWER_MILLIS);
    RelayAnswer greeting = line.read();
    if (greeting.code() != 220) {
      throw new Refused("the relay takes no mail now (" + greeting.reason() + ")");
    }
    List<String> offers = hello(line);
    if (relay.tls() == Tls.STARTTLS) {
      if (!offers.contains("STARTTLS") || line.ask("STARTTLS").code() != 220) {
        throw new Refused("the relay offers no TLS");
      }
      if (line.hasUnread()) {
        // Whoever stands between would like us to believe what was said before the line was safe.
        throw new ProtocolException("the relay spoke before the line was safe");
      }
      line = new SmtpLine(secured(line.handedOver()), ANSWER_MILLIS);
      offers = hello(line);
    }
    String user = relay.user();
    String password = relay.password();
    if (user != null && password != null) {
      signIn(line, offers, user, password);
    }
    return new SmtpDialogue(line, offers.contains("PIPELINING"));
  }

  private SSLSocket secured(Socket socket) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, relay.host(), relay.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(ANSWER_MILLIS);
    secured.startHandshake();
    return secured;
  }

  /// What the relay can do, in capitals.
  private List<String> hello(SmtpLine line) throws IOException {
    RelayAnswer reply = line.ask("EHLO " + name);
    if (reply.code() == 250) {
      return reply.lines().stream().skip(1).map(offer -> offer.toUpperCase(Locale.ROOT)).toList();
    }
    RelayAnswer plain = line.ask("HELO " + name);
    if (plain.code() != 250) {
      throw new Refused("the relay takes no mail from us (" + plain.reason() + ")");
    }
    return List.of();
  }

  private static void signIn(SmtpLine line, List<String> offers, String user, String password)
      throws IOException {
    @Nullable String ways =
        offers.stream()
            .filter(offer -> offer.startsWith("AUTH ") || offer.startsWith("AUTH="))
            .findFirst()
            .orElse(null);
    if (ways == null) {
      throw new Refused("the relay offers no signing in");
    }
    RelayAnswer reply;
    if (List.of(ways.substring(5).split(" ", -1)).contains("PLAIN")) {
      reply = line.ask("AUTH PLAIN " + base64("\0" + user + "\0" + password));
    } else {
      line.ask("AUTH LOGIN");
      line.ask(base64(user));
      reply = line.ask(base64(password));
    }
    if (reply.code() != 235) {
      throw new Refused("the relay refuses the user or password");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
