package objector.webui.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.EventId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import org.jspecify.annotations.Nullable;

/// All that is kept of one person, as data: what they told, what came and how it was judged, what
/// follows from it, what was mailed to them, and every mail byte for byte.
///
/// @param dossier null: the tracker has none
/// @param bytes of evidence; empty where they are no more
public record DataExport(
    @Nullable Dossier dossier,
    List<PersonEvent> told,
    List<MailEvent> mails,
    List<Alert> alerts,
    List<Delivery> deliveries,
    PackedBytes bytes) {

  /// Writes the ZIP. Of more than fits the oldest mails are left out, and named in `mails.json`
  /// without a file.
  public void write(OutputStream out, Instant now, long most)
      throws IOException, InterruptedException {
    try (PackWriter pack = new PackWriter(out, now, most)) {
      if (dossier != null) {
        pack.json("dossier.json", dossier);
        pack.json(
            "rights-status.json",
            Stream.concat(dossier.accounts().stream(), dossier.removed().stream())
                .map(RightsStatus::of)
                .toList());
      }
      pack.json("told.json", told);
      pack.json("alerts.json", alerts);
      pack.json("deliveries.json", deliveries);
      pack.json("judgements.json", mails);
      List<MailReceived> received = PackedMail.received(mails);
      ZoneId zone = ZoneId.of("UTC");
      Map<EventId, String> names = PackedMail.names(received, zone);
      List<Map<String, @Nullable Object>> list = new ArrayList<>();
      for (MailReceived mail : received.reversed()) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        String file = null;
        Optional<byte[]> found = bytes.of(mail.evidence());
        if (found.isPresent()) {
          String name = names.get(mail.id()) + PackedMail.ending(found.get());
          file = pack.add(name, found.get()) ? name : null;
        }
        one.put("id", mail.id());
        one.putAll(PackedMail.told(mail, file));
        list.add(one);
      }
      pack.json("mails.json", list);
      pack.add("keys.tsv", PackedMail.keys(received).getBytes(StandardCharsets.UTF_8));
    }
  }
}
