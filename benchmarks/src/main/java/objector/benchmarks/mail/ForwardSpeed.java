package objector.benchmarks.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import objector.benchmarks.corpus.Corpus;
import objector.benchmarks.corpus.CorpusForm;
import objector.benchmarks.corpus.CorpusMail;
import objector.events.Json;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.ingest.judge.MailJudge;
import tools.jackson.databind.JsonNode;

/// How fast and how rightly forwards are taken apart, beside the npm package email-forward-parser
/// on the same bodies: those of its kind that are public (crisp), and the inline ones of the
/// invented corpus.
public final class ForwardSpeed {
  private ForwardSpeed() {}

  /// @param expected null where only the form is known
  record Body(String subject, String body, JsonNode expected) {}

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    List<Body> crisp = crisp();
    List<Body> invented = invented();
    List<Body> all = new ArrayList<>(crisp);
    all.addAll(invented);
    Path input = Files.createTempFile("objector-bodies", ".json");
    Files.write(
        input,
        Json.write(
            all.stream().map(b -> Map.of("subject", b.subject(), "body", b.body())).toList()));
    MailJudge judge = MailCorpus.judge();
    try (NodePeer peer = NodePeer.start("forward-parser", input, "email-forward-parser@1.8.3")) {
      Duel.of(
              all.size(),
              times -> ours(judge, all, times),
              times -> Long.parseLong(peer.ask("run " + times)))
          .print("bodies/s", "peer");
      JsonNode told = Json.MAPPER.readTree(peer.ask("results"));
      List<ForwardAnswer> ours =
          all.stream().map(b -> ForwardAnswer.of(judge.forward(b.subject(), b.body()))).toList();
      List<ForwardAnswer> theirs = told.valueStream().map(ForwardAnswer::of).toList();
      int last = crisp.size();
      System.out.printf(
          "crisp, %d bodies, fields right: objector %s, peer %s%n",
          last,
          ForwardAnswer.score(crisp, ours.subList(0, last)),
          ForwardAnswer.score(crisp, theirs.subList(0, last)));
      System.out.printf(
          "invented, %d bodies, found with a sender's address: objector %d, peer %d%n",
          invented.size(),
          found(ours.subList(last, all.size())),
          found(theirs.subList(last, all.size())));
    } finally {
      Files.delete(input);
    }
  }

  private static long ours(MailJudge judge, List<Body> all, int times) {
    long found = 0;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      for (Body body : all) {
        Forward forward = judge.forward(body.subject(), body.body());
        found += forward.form() == Form.INLINE ? 1 : 0;
      }
    }
    long took = System.nanoTime() - start;
    if (found == 0) {
      throw new IllegalStateException("nothing was found");
    }
    return took;
  }

  private static long found(List<ForwardAnswer> answers) {
    return answers.stream().filter(a -> a.forwarded() && a.from().contains("@")).count();
  }

  private static List<Body> crisp() throws IOException {
    Path folder = RecordedMails.folder("forward-parsing/crisp");
    List<Body> bodies = new ArrayList<>();
    for (JsonNode one : Json.MAPPER.readTree(Files.readString(folder.resolve("cases.json")))) {
      JsonNode subject = one.get("subject_file");
      bodies.add(
          new Body(
              subject.isNull() ? "" : text(folder.resolve(subject.asString())).strip(),
              text(folder.resolve(one.get("body_file").asString())),
              one.get("expected")));
    }
    return bodies;
  }

  private static List<Body> invented() throws IOException, MessagingException {
    List<Body> bodies = new ArrayList<>();
    for (CorpusMail mail : Corpus.mails()) {
      if (mail.form().name().endsWith("_TEXT") && mail.form() != CorpusForm.DIRECT_TEXT) {
        MimeMessage read =
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.bytes()));
        if (read.getContent() instanceof String text) {
          bodies.add(
              new Body(
                  String.valueOf(read.getSubject()),
                  text.replace("\r\n", "\n"),
                  Json.MAPPER.nullNode()));
        }
      }
    }
    return bodies;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
