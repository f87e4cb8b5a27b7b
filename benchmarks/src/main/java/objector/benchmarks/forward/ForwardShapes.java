package objector.benchmarks.forward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.judge.MailJudge;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;

/// How rightly forwards are taken apart that mail programs write: each program × language × text
/// and HTML, by the programs' own translations; and whether answers in the same words are taken for
/// forwards.
public final class ForwardShapes {
  private static final Instant AT = Instant.parse("2025-05-06T00:00:00Z");
  private static final int REPLIES = 1_400;

  private ForwardShapes() {}

  /// "wrong" lists each that is not exact.
  public static void main(String[] arguments) throws IOException {
    String root = System.getenv().getOrDefault("OBJECTOR_SHARED_DATA", "../shared/data");
    Path file = Path.of(root, "forward-labels", "labels.tsv");
    if (!Files.exists(file)) {
      throw new IOException("there is no " + file + ": set OBJECTOR_SHARED_DATA");
    }
    LabelTable table = LabelTable.read(file);
    List<WrittenMail> mails = forwards(table);
    List<WrittenMail> replies = WrittenReplies.of(table);
    boolean list = List.of(arguments).contains("wrong");
    ShapeScore score = new ShapeScore();
    MailJudge judge = judge(MailPhrases.load());
    mails.forEach(mail -> score.add(mail, told(judge, mail)));
    System.out.println("With the tables of the product:");
    score.print("the Union's languages", mail -> LabelTable.UNION.contains(mail.language()));
    score.print("all 38 languages", mail -> LabelTable.isPromised(mail.language()));
    score.print("other languages, in no table", mail -> !LabelTable.isPromised(mail.language()));
    score.printBy("by program, 38 languages", WrittenMail::program, ForwardShapes::promised);
    score.printBy("by language", WrittenMail::language, ForwardShapes::promised);
    List<String> taken = new ArrayList<>();
    int all = 0;
    for (WrittenMail reply : replies) {
      if (all < REPLIES || LabelTable.isPromised(reply.language())) {
        all++;
        if (told(judge, reply).form() == Form.INLINE) {
          taken.add(reply.name());
        }
      }
    }
    System.out.printf("%n%d of %d answers taken for forwards%n", taken.size(), all);
    ShapeScore shapes = new ShapeScore();
    MailJudge english = judge(withEnglishOnly(MailPhrases.load()));
    for (WrittenMail mail : mails) {
      if (!mail.language().equals("en")) {
        shapes.add(mail, told(english, mail));
      }
    }
    System.out.println("\nWith the English table alone, by shape:");
    shapes.print("the Union's other languages", mail -> LabelTable.UNION.contains(mail.language()));
    shapes.print("all others", mail -> true);
    if (list) {
      taken.forEach(name -> System.out.println("  " + name));
      score.printWrong();
    }
  }

  private static boolean promised(WrittenMail mail) {
    return LabelTable.isPromised(mail.language());
  }

  private static Forward told(MailJudge judge, WrittenMail mail) {
    return judge.judge(judge.read(mail.bytes()), KeyRecords.none(), AT).judgement().forward();
  }

  /// One original each, in turn, as text and as HTML.
  private static List<WrittenMail> forwards(LabelTable table) {
    List<WrittenMail> mails = new ArrayList<>();
    int turn = 0;
    for (String program : ProgramLayout.PROGRAMS) {
      for (String tag : table.tags(program)) {
        OriginalText mail = OriginalText.ALL.get(turn++ % OriginalText.ALL.size());
        ProgramLayout layout = new ProgramLayout(table, program, tag);
        if (!ProgramLayout.HTML_ONLY.contains(program)) {
          mails.add(layout.forward(mail, false));
        }
        if (!ProgramLayout.TEXT_ONLY.contains(program)) {
          mails.add(layout.forward(mail, true));
        }
      }
    }
    for (String program : BareLayout.PROGRAMS) {
      for (String tag : table.tags("tutanota")) {
        OriginalText mail = OriginalText.ALL.get(turn++ % OriginalText.ALL.size());
        mails.add(BareLayout.forward(program, tag, mail, false));
        mails.add(BareLayout.forward(program, tag, mail, true));
      }
    }
    return mails;
  }

  private static MailPhrases withEnglishOnly(MailPhrases all) {
    return new MailPhrases(
        all.brands(),
        all.roles(),
        all.signatures(),
        all.bystanders(),
        all.addressShims(),
        all.forwarding(),
        all.passedOn(),
        all.languages(),
        all.everywhere(),
        all.sentences(),
        all.forwards().stream().filter(words -> words.language().equals("en")).toList());
  }

  private static MailJudge judge(MailPhrases phrases) {
    return new MailJudge(Programmes.load(), phrases);
  }
}
