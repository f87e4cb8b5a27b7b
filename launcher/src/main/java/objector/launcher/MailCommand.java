package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import objector.events.mail.MailKind;
import objector.ingest.intake.Judge;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.MailCheck;
import objector.ingest.judge.MailJudge;
import objector.ingest.keys.DnsKeys;
import objector.ingest.keys.FileKeys;
import objector.ingest.keys.KeySource;
import objector.launcher.wiring.JarVersion;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;
import objector.wording.Translations;
import objector.wording.mail.VerdictText;
import objector.wording.mail.VerdictWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What people ask about mails.
@Command(
    name = "mail",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Judges mails.",
    subcommands = MailCommand.Check.class)
final class MailCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  /// What is this mail, and did Meta send it?
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = {
        "What is this mail, and did Meta send it? Judges raw mails (RFC 5322); keeps nothing.",
        "Of a folder, every file in it is judged, by name, not those of its folders.",
        "A file may be of Outlook (.msg), or hold several mails (.mbox): each has its own verdict."
      })
  static final class Check implements Callable<Integer> {
    private static final Duration DNS_BUDGET = Duration.ofSeconds(3);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "mails, or folders of mails")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "one JSON object a mail")
    private boolean json;

    @Option(
        names = "--dns",
        paramLabel = "FILE",
        description =
            "keys from this file (a header line, then name<TAB>txt) instead of the network")
    private @Nullable Path dns;

    @Option(
        names = "--at",
        paramLabel = "INSTANT",
        description = "judge as of then, for example 2025-05-03T08:42:00Z (default: now)")
    private @Nullable Instant at;

    @Option(
        names = "--text",
        description = "the files are plain bodies, not mails; give --subject too")
    private boolean text;

    @Option(names = "--subject", paramLabel = "S", description = "the subject of a plain body")
    private String subject = "";

    @Override
    public Integer call() throws IOException {
      List<MailCheck.Input> inputs = inputs();
      Instant when = at == null ? Instant.now() : at;
      Programmes programmes = Programmes.load();
      Judge judge = Judge.of(new MailJudge(programmes, MailPhrases.load()), keys());
      PrintWriter out = spec.commandLine().getOut();
      boolean all = true;
      for (MailCheck.Input input : inputs) {
        try {
          for (MailCheck.Mail mail : MailCheck.mails(input)) {
            JudgedMail reading = judge(judge, mail.raw(), when);
            out.println(
                json
                    ? MailCheck.line(mail.name(), reading)
                    : forPeople(mail.name(), reading, programmes, when));
          }
        } catch (IOException e) {
          all = false;
          String reason = "cannot be read: " + e.getClass().getSimpleName();
          out.println(
              json
                  ? MailCheck.unreadable(input.name(), reason)
                  : input.name() + "\n  " + reason + "\n");
        }
        out.flush();
      }
      return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<MailCheck.Input> inputs() throws IOException {
      for (Path file : files) {
        if (!Files.exists(file)) {
          throw new ParameterException(
              spec.commandLine(), "There is no file or folder " + file + ".");
        }
      }
      return MailCheck.files(files).toList();
    }

    private KeySource keys() {
      if (dns == null) {
        return new DnsKeys(DNS_BUDGET);
      }
      try {
        return new FileKeys(dns);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }

    private JudgedMail judge(Judge judge, byte[] raw, Instant when) {
      return text
          ? judge.judgeText(subject, new String(raw, StandardCharsets.UTF_8), when)
          : judge.judge(raw, when);
    }

    private static String forPeople(
        String name, JudgedMail reading, Programmes programmes, Instant when) {
      if (reading.judgement().kind() == MailKind.BROKEN) {
        return name + "\n  This is no mail that can be read: " + reading.error() + "\n";
      }
      VerdictWords words = new VerdictWords(Translations.load().in("en", "UTC"), programmes);
      VerdictText verdict =
          words.of(reading.judgement(), LocalDate.ofInstant(when, ZoneOffset.UTC));
      StringBuilder told =
          new StringBuilder(name).append("\n  ").append(verdict.paragraph()).append('\n');
      verdict.because().forEach(signal -> told.append("  - ").append(signal).append('\n'));
      return told.toString();
    }
  }
}
