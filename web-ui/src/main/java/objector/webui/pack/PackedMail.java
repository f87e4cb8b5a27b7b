package objector.webui.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import objector.events.id.EventId;
import objector.events.mail.Judgement;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import org.jspecify.annotations.Nullable;

/// What is told of the mails in a pack: what the judge saw, and the keys that it used.
final class PackedMail {
  private PackedMail() {}

  /// Every mail that was kept, as it was judged last, oldest first.
  static List<MailReceived> received(List<MailEvent> events) {
    Map<EventId, MailReceived> mails = new LinkedHashMap<>();
    for (MailEvent event : events) {
      switch (event) {
        case MailReceived mail -> mails.put(mail.id(), mail);
        case MailEvent.MailRejudged again -> mails.put(again.again().id(), again.again());
        case MailEvent.MailRefused _, MailEvent.MailReturned _ -> {}
      }
    }
    return List.copyOf(mails.values());
  }

  static Map<String, @Nullable Object> told(MailReceived mail, @Nullable String file) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("file", file);
    told.put("received", mail.at());
    told.put("way", mail.source());
    told.put("messageId", mail.messageId());
    told.put("dated", mail.dated());
    told.put("kind", mail.judgement().kind());
    told.put("held", mail.judgement().held());
    told.put("sha256", mail.evidence().sha256());
    told.put("authenticity", mail.judgement().authenticity());
    told.put("because", mail.judgement().because());
    return told;
  }

  /// The keys as they were found, in the form that `mail check --dns` reads.
  static String keys(List<MailReceived> mails) {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (MailReceived mail : mails) {
      for (Judgement.Signature signature : mail.judgement().authenticity().signatures()) {
        if (signature.key() != null && signature.domain() != null && signature.selector() != null) {
          String name = signature.selector() + "._domainkey." + signature.domain();
          keys.computeIfAbsent(name, _ -> new java.util.TreeSet<>()).add(oneLine(signature.key()));
        }
      }
    }
    StringBuilder lines = new StringBuilder("name\ttxt\n");
    keys.forEach((name, texts) ->
        texts.forEach(text -> lines.append(oneLine(name)).append('\t').append(text).append('\n')));
    return lines.toString();
  }

  /// Anybody may have written the record.
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString();
  }

  /// Names for files, so that they sort as they came: `mails/001-2025-05-03-confirmation.eml`.
  static Map<EventId, String> names(List<MailReceived> mails, java.time.ZoneId zone) {
    Map<EventId, String> names = new HashMap<>();
    int n = 0;
    for (MailReceived mail : new ArrayList<>(mails)) {
      n++;
      String name =
          "mails/%03d-%s-%s"
              .formatted(n, mail.at().atZone(zone).toLocalDate(), mail.judgement().kind().word());
      names.put(mail.id(), name);
    }
    return names;
  }

  /// What Outlook saved goes back as it came.
  static String ending(byte[] bytes) {
    boolean outlook = bytes.length > 1 && bytes[0] == (byte) 0xd0 && bytes[1] == (byte) 0xcf;
    return outlook ? ".msg" : ".eml";
  }
}
