package objector.webui;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import objector.kafka.KafkaAccess;
import objector.webui.operator.OperatorConsole;
import objector.webui.page.OperatorFacts;
import objector.webui.server.WebServerSettings;
import org.jspecify.annotations.Nullable;

/// What the web pages need to know.
///
/// @param server where the pages are, and how much may come to them
/// @param publicUrl how people reach the pages; with `https` the cookies are for TLS only
/// @param loginHashKey hashes e-mail addresses; at least 32 bytes, the same for ever
/// @param sessionKey signs cookies; at least 32 bytes
/// @param linkKey checks mailed links; the notifier's
/// @param ingest the internal port of `ingest`
/// @param serviceToken opens that port
/// @param outbox the folder of mails that were not sent; null where a relay sends them
/// @param outboxToken opens the outbox; null: nobody can
/// @param operatorName who runs this, as people should read it
/// @param operator what else they say of themselves
/// @param instance tells several instances apart
/// @param mailDomain people forward to TOKEN@ this domain
/// @param console who may see the operator's page
/// @param state where a copy of what the pages read is kept over restarts; null: in memory
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebUiConfig(
    WebServerSettings server,
    URI publicUrl,
    KafkaAccess kafka,
    byte[] loginHashKey,
    byte[] sessionKey,
    byte[] linkKey,
    URI ingest,
    String serviceToken,
    @Nullable Path outbox,
    @Nullable String outboxToken,
    String operatorName,
    OperatorFacts operator,
    String instance,
    String mailDomain,
    OperatorConsole console,
    @Nullable Path state,
    Clock clock) {
  private static final int SHORTEST_KEY = 32;
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  public WebUiConfig {
    requireWeb(publicUrl, "publicUrl");
    requireWeb(ingest, "ingest");
    loginHashKey = key(loginHashKey, "loginHashKey");
    sessionKey = key(sessionKey, "sessionKey");
    linkKey = key(linkKey, "linkKey");
    requireText(serviceToken, "serviceToken");
    requireText(operatorName, "operatorName");
    requireText(mailDomain, "mailDomain");
    if (outboxToken != null && outboxToken.length() < 16) {
      throw new IllegalArgumentException("'outboxToken' is shorter than 16 characters");
    }
    if (!INSTANCE.matcher(instance).matches()) {
      throw new IllegalArgumentException("'instance' must match " + INSTANCE);
    }
  }

  private static byte[] key(byte[] key, String name) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("'" + name + "' is shorter than 32 bytes");
    }
    return key.clone();
  }

  private static void requireWeb(URI url, String name) {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("'" + name + "' is not an http or https URL");
    }
  }

  private static void requireText(String text, String name) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is empty");
    }
  }
}
