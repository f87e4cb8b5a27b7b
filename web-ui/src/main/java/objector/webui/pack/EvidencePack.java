package objector.webui.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.programmes.Programmes;
import objector.wording.Voice;
import objector.wording.sentence.FactWords;
import org.jspecify.annotations.Nullable;

/// Everything that shows how one objection went, to hand to an authority or a court: mails and
/// pages byte for byte, signatures and keys as they were found, what happened in words and as data,
/// and what all of it does not prove.
///
/// @param operator who runs this installation
public record EvidencePack(Programmes programmes, Voice voice, String operator, Instant now) {
  /// What a pack is made of.
  ///
  /// @param mails all of the person's; those of the account are taken
  /// @param pages those that concern it
  /// @param bytes of evidence; empty where they are no more
  public record Parts(
      Dossier dossier,
      Account account,
      List<MailEvent> mails,
      List<VersionRecorded> pages,
      PackedBytes bytes) {}

  /// Writes the ZIP.
  public void write(Parts parts, OutputStream out, long most)
      throws IOException, InterruptedException {
    List<MailReceived> mails = concerned(parts);
    try (PackWriter pack = new PackWriter(out, now, most)) {
      Map<EventId, String> files = new HashMap<>();
      List<Map<String, @Nullable Object>> signatures = new ArrayList<>();
      Map<EventId, String> names = PackedMail.names(mails, voice.zone());
      for (MailReceived mail : mails) {
        String file = add(pack, parts, mail.evidence(), names.get(mail.id()));
        signatures.add(PackedMail.told(mail, file));
        if (file != null) {
          files.put(mail.id(), file);
        }
      }
      List<Map<String, @Nullable Object>> pages = new ArrayList<>();
      for (VersionRecorded version : parts.pages()) {
        pages.add(page(pack, parts, version));
      }
      pack.json("signatures.json", signatures);
      pack.add("keys.tsv", PackedMail.keys(mails).getBytes(StandardCharsets.UTF_8));
      pack.json("timeline.json", timeline(parts, files, pages));
      TimelineSheet sheet = new TimelineSheet(voice, operator, now);
      List<TimelineSheet.Line> lines = lines(parts, files);
      pack.add("timeline.pdf", Pdf.of(sheet.html(parts.account(), lines)));
      String readMe = sheet.text(parts.account(), lines, pack.leftOut());
      pack.add("READ-ME.txt", readMe.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<MailReceived> concerned(Parts parts) {
    Set<EventId> events = new HashSet<>();
    for (Fact fact : parts.account().facts()) {
      events.add(fact.id());
      events.addAll(fact.copies());
    }
    return PackedMail.received(parts.mails()).stream()
        .filter(mail -> events.contains(mail.id()))
        .toList();
  }

  private static @Nullable String add(
      PackWriter pack, Parts parts, Evidence evidence, @Nullable String name)
      throws IOException, InterruptedException {
    Optional<byte[]> bytes = parts.bytes().of(evidence);
    if (bytes.isEmpty() || name == null) {
      return null;
    }
    String file = name + PackedMail.ending(bytes.get());
    return pack.add(file, bytes.get()) ? file : null;
  }

  private Map<String, @Nullable Object> page(PackWriter pack, Parts parts, VersionRecorded version)
      throws IOException, InterruptedException {
    Optional<byte[]> bytes = parts.bytes().of(version.capture());
    String name =
        "pages/%s-%s.html".formatted(version.page(), version.at().toString().replace(':', '-'));
    boolean added = bytes.isPresent() && pack.add(name, bytes.get());
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("file", added ? name : null);
    told.put("page", version.page());
    told.put(
        "url",
        programmes
            .metaAiTraining()
            .page(version.page().value())
            .map(page -> page.url().toString())
            .orElse(null));
    told.put("recorded", version.at());
    told.put("effective", version.effective());
    told.put("sha256", version.capture().sha256());
    return told;
  }

  private Map<String, @Nullable Object> timeline(
      Parts parts, Map<EventId, String> files, List<Map<String, @Nullable Object>> pages) {
    Account account = parts.account();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("made", now);
    told.put("by", operator);
    told.put("against", programmes.metaAiTraining().controller());
    told.put("platform", account.platform());
    told.put("handle", account.handle());
    told.put("email", account.email() == null ? parts.dossier().email() : account.email());
    told.put("standing", account.standing());
    told.put("rightsStatus", RightsStatus.of(account));
    List<Map<String, @Nullable Object>> facts = new ArrayList<>();
    for (Fact fact : inOrder(account)) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("on", fact.on());
      one.put("what", fact.what());
      one.put("knownBy", fact.proof());
      one.put("toldToUs", fact.told());
      one.put("takenBack", fact.undone());
      one.put("words", words(parts.dossier()).of(fact));
      one.put("file", files.get(fact.id()));
      facts.add(one);
    }
    told.put("facts", facts);
    told.put("pages", pages);
    return told;
  }

  private List<TimelineSheet.Line> lines(Parts parts, Map<EventId, String> files) {
    FactWords words = words(parts.dossier());
    return inOrder(parts.account()).stream()
        .map(fact -> new TimelineSheet.Line(fact.on(), words.of(fact), files.get(fact.id())))
        .toList();
  }

  private FactWords words(Dossier dossier) {
    return new FactWords(voice, programmes, dossier.country());
  }

  private static List<Fact> inOrder(Account account) {
    return account.facts().stream().sorted(Comparator.comparing(Fact::on)).toList();
  }
}
