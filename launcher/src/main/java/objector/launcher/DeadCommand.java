package objector.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.DeadLetter;
import objector.kafka.DeadLetterBox;
import objector.launcher.wiring.InstallationOptions;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What could not be worked in, and why; and once the fault is mended, again.
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Records that could not be worked in: which, why, and again.",
    subcommands = {DeadCommand.ListAll.class, DeadCommand.Show.class, DeadCommand.Replay.class})
final class DeadCommand implements Callable<Integer> {
  private static final int NOT_ALL = 1;
  private static final int MOST_SHOWN = 20_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  /// Where, and how it is printed.
  static final class Where {
    @Mixin private InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;
  }

  /// All of them, the oldest first; nothing of what they say.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = "One line for each record that was put aside, the oldest first.")
  public static final class ListAll implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Where where = new Where();

    @Option(
        names = "--service",
        paramLabel = "S",
        description = "only what this one put aside: ingest, tracker or notifier")
    private @Nullable String service;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Owner owner = owner();
      try (KafkaAtHand kafka = where.installation.kafka()) {
        List<DeadLetter> all = new DeadLetterBox(kafka.access()).all(owner);
        for (DeadLetter letter : all) {
          out.println(where.json ? json(about(letter)) : line(letter));
        }
        if (all.isEmpty() && !where.json) {
          out.println("Nothing was put aside.");
        }
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }

    private @Nullable Owner owner() {
      return switch (service) {
        case null -> null;
        case "ingest" -> Owner.INGEST;
        case "tracker" -> Owner.TRACKER;
        case "notifier" -> Owner.NOTIFIER;
        default ->
            throw new ParameterException(
                spec.commandLine(), "--service is ingest, tracker or notifier, not " + service);
      };
    }
  }

  /// What it says: somebody's words, so only when asked for one.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = "One record that was put aside, with what it says: that may be personal.")
  public static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Where where = new Where();

    @Parameters(paramLabel = "ID", description = "as dead list prints it")
    private String id = "";

    @Override
    public Integer call() {
      try (KafkaAtHand kafka = where.installation.kafka()) {
        Optional<DeadLetter> found = new DeadLetterBox(kafka.access()).find(id);
        if (found.isEmpty()) {
          spec.commandLine().getErr().println(unknown(id));
          return NOT_ALL;
        }
        DeadLetter letter = found.get();
        String text = text(letter);
        PrintWriter out = spec.commandLine().getOut();
        if (where.json) {
          Map<String, Object> shown = about(letter);
          shown.put("text", text);
          out.println(json(shown));
        } else {
          out.println(line(letter));
          // Whoever wrote it must not write to this terminal.
          out.println(text.replaceAll("\\p{Cntrl}", "·"));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
      }
    }

    private static String text(DeadLetter letter) {
      byte[] value = letter.record().value();
      if (value == null) {
        return "";
      }
      String text = Topics.readable(letter.topic(), value);
      return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
  }

  /// Some of them again: those that were worked in meanwhile change nothing.
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = {
        "Brings records again, once the fault is mended.",
        "Only what still lies where it came from: whoever was erased stays erased. Ends with 0 when"
            + " all were brought."
      })
  public static final class Replay implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Where where = new Where();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "as dead list prints them")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      boolean all = true;
      try (KafkaAtHand kafka = where.installation.kafka()) {
        DeadLetterBox box = new DeadLetterBox(kafka.access());
        List<DeadLetter> letters = box.all(null);
        for (String id : ids) {
          Optional<DeadLetter> found =
              letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
          DeadLetterBox.@Nullable Brought brought =
              found.isPresent() ? box.replay(found.get()) : null;
          all &= brought == DeadLetterBox.Brought.AGAIN;
          out.println(where.json ? json(outcome(id, brought)) : id + "  " + words(brought));
          out.flush();
        }
      }
      return all ? CommandLine.ExitCode.OK : NOT_ALL;
    }

    private static Map<String, Object> outcome(String id, DeadLetterBox.@Nullable Brought brought) {
      Map<String, Object> outcome = new LinkedHashMap<>();
      outcome.put("id", id);
      outcome.put("replayed", brought == DeadLetterBox.Brought.AGAIN);
      outcome.put("because", words(brought));
      return outcome;
    }

    private static String words(DeadLetterBox.@Nullable Brought brought) {
      return switch (brought) {
        case null -> "nothing was put aside under this id";
        case AGAIN -> "brought again";
        case NO_RECORD -> "it was due and lay on no topic, so it cannot be brought again";
        case SUCCEEDED ->
            "a later record has taken its place: it was brought again before, or replaced";
        case GONE -> "it no longer lies where it came from: erased, or not kept so long";
      };
    }
  }

  private static String unknown(String id) {
    return "Nothing was put aside under " + id + ": see objector dead list.";
  }

  private static String line(DeadLetter letter) {
    return "%s  %s  %s  from %s"
        .formatted(letter.id(), letter.at(), letter.reason(), source(letter));
  }

  private static String source(DeadLetter letter) {
    return letter.topic() == null
        ? "somewhere"
        : letter.offset() < 0
            ? letter.topic() + " (it was due)"
            : letter.topic() + "-" + letter.partition() + "@" + letter.offset();
  }

  private static Map<String, Object> about(DeadLetter letter) {
    byte[] value = letter.record().value();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("id", letter.id());
    about.put("at", letter.at().toString());
    about.put("service", letter.service().name().toLowerCase(java.util.Locale.ROOT));
    about.put("reason", letter.reason());
    about.put("topic", letter.topic());
    about.put("partition", letter.topic() == null ? null : letter.partition());
    about.put("offset", letter.offset() < 0 ? null : letter.offset());
    about.put("key", letter.record().key());
    about.put("bytes", value == null ? 0 : value.length);
    return about;
  }

  private static String json(Map<String, Object> line) {
    return new String(Json.write(line), StandardCharsets.UTF_8);
  }
}
