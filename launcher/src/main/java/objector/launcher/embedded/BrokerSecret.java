package objector.launcher.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/// What the embedded Kafka asks of whoever connects (SASL/PLAIN, RFC 4616): made anew at each
/// start, so that an old file opens nothing. PLAIN, not SCRAM, as it never leaves loopback, and as
/// SCRAM's credentials would have to be in the log of a folder that is older than this.
record BrokerSecret(String password) {
  private static final String USER = "objector";
  private static final String MECHANISM = "PLAIN";
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  static BrokerSecret random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new BrokerSecret(HexFormat.of().formatHex(random));
  }

  /// The first message of the mechanism, for one who speaks the protocol by hand.
  byte[] message() {
    return ("\0" + USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
  }

  Map<String, String> client() {
    return Map.of(
        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
        "SASL_PLAINTEXT",
        SaslConfigs.SASL_MECHANISM,
        MECHANISM,
        SaslConfigs.SASL_JAAS_CONFIG,
        "%s username=\"%s\" password=\"%s\";".formatted(MODULE, USER, password));
  }

  /// The broker's side, which is also its own client's.
  Map<String, String> broker(String... listeners) {
    Map<String, String> all = new HashMap<>();
    all.put("sasl.enabled.mechanisms", MECHANISM);
    all.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
    all.put("sasl.mechanism.controller.protocol", MECHANISM);
    for (String listener : listeners) {
      all.put(
          "listener.name.%s.plain.sasl.jaas.config".formatted(listener),
          "%s username=\"%s\" password=\"%s\" user_%s=\"%s\";"
              .formatted(MODULE, USER, password, USER, password));
    }
    return all;
  }

  /// Written aside and moved: whoever reads it finds it whole.
  void write(Path file, KafkaAccess access) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "# Made anew at each start: how this user's other commands reach Kafka.\n");
    text.append(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
        .append('=')
        .append(access.bootstrap())
        .append('\n');
    new TreeMap<>(access.security())
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Path aside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "client",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(aside, text, StandardCharsets.UTF_8);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
