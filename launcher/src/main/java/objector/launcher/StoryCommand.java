package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.events.person.Dossier;
import objector.launcher.wiring.JarVersion;
import objector.programmes.Programmes;
import objector.tracker.story.Played;
import objector.tracker.story.StoryFault;
import objector.tracker.story.StoryPlayer;
import objector.tracker.story.StoryWords;
import objector.wording.Isolated;
import objector.wording.Translations;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.Sentence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What would Objector say, if this happened?
@Command(
    name = "story",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Plays a written story of one person, and says what Objector says after each line.",
      "A story is a file of JSON objects, one a line, in the order in which Objector learns what"
          + " happened; nothing else is asked, no network and no Kafka."
    })
final class StoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "written stories")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line played")
  private boolean json;

  @Option(
      names = "--language",
      paramLabel = "xx",
      description = "the language of the sentences (default: the person's)")
  private @Nullable String language;

  @Override
  public Integer call() throws IOException {
    Programmes programmes = Programmes.load();
    Translations words = Translations.load();
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
      }
      play(file, new Teller(programmes, words, language), out);
    }
    return CommandLine.ExitCode.OK;
  }

  private void play(Path file, Teller teller, PrintWriter out) throws IOException {
    StoryPlayer player = new StoryPlayer();
    int number = 0;
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      try {
        Played played = player.play(number, line);
        if (played != null) {
          Line told = teller.line(played);
          out.println(json ? Json.MAPPER.writeValueAsString(told) : forPeople(line.strip(), told));
          out.flush();
        }
      } catch (StoryFault fault) {
        throw new ParameterException(spec.commandLine(), file + ", " + fault.getMessage(), fault);
      }
    }
  }

  private static String forPeople(String line, Line told) {
    StringBuilder text = new StringBuilder();
    for (Standing account : told.accounts()) {
      text.append(account.sentence()).append('\n');
    }
    if (told.accounts().isEmpty()) {
      text.append("(no account)\n");
    }
    for (Standing account : told.accounts()) {
      text.append("    ").append(account.id()).append(": ").append(account.state());
      if (account.due() != null) {
        text.append(", due ").append(account.due());
      }
      text.append('\n');
    }
    if (!told.held().isEmpty()) {
      text.append("    held: ").append(String.join(", ", told.held())).append('\n');
    }
    for (Played.Told alert : told.alerts()) {
      text.append("    alert: ").append(alert.matter());
      if (alert.account() != null) {
        text.append(" for ").append(alert.account());
      }
      text.append(" at ").append(alert.at()).append('\n');
    }
    return "line " + told.line() + ": " + line + "\n" + text;
  }

  /// Says the sentences.
  private record Teller(Programmes programmes, Translations words, @Nullable String language) {
    Line line(Played played) {
      Dossier dossier = played.dossier();
      List<Standing> accounts = new ArrayList<>();
      if (dossier != null) {
        AccountSentence sentences =
            new AccountSentence(
                words.in(language == null ? dossier.language() : language, dossier.zone()),
                programmes,
                dossier.country());
        for (Played.Followed followed : played.accounts()) {
          Sentence sentence = sentences.of(followed.account(), played.at());
          accounts.add(
              new Standing(
                  followed.id(),
                  followed.state(),
                  Isolated.bare(sentence.text()),
                  Isolated.bare(sentence.next()),
                  StoryWords.due(followed.account().standing())));
        }
      }
      return new Line(played.line(), played.at(), accounts, played.held(), played.alerts());
    }
  }

  private record Line(
      int line, Instant at, List<Standing> accounts, List<String> held, List<Played.Told> alerts) {}

  private record Standing(
      String id, String state, String sentence, String next, @Nullable LocalDate due) {}
}
