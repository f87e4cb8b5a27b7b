package objector.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import objector.launcher.wiring.JarVersion;
import objector.notifier.gallery.Gallery;
import objector.programmes.Programmes;
import objector.wording.Translations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What do Objector's mails look like?
@Command(
    name = "mails",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Writes every mail that Objector sends, in every language, of somebody invented.",
      "Each as .eml and as HTML; index.html leads to all of them."
    })
final class MailsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "where to")
  private Path folder = Path.of("");

  @Option(
      names = "--language",
      paramLabel = "xx",
      split = ",",
      description = "only these languages")
  private List<String> languages = List.of();

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "who runs this, as the mails say it (default: an example)")
  private String operator = "Association Exemple";

  @Override
  public Integer call() throws IOException {
    List<String> chosen = languages.isEmpty() ? Translations.codes() : languages;
    List<String> unknown =
        chosen.stream().filter(language -> !Translations.codes().contains(language)).toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "No mails are written in %s. Known languages: %s"
              .formatted(String.join(", ", unknown), String.join(", ", Translations.codes())));
    }
    int written =
        new Gallery(Translations.load(), Programmes.load(), operator).write(folder, chosen);
    spec.commandLine()
        .getOut()
        .println(written + " mails; open " + folder.resolve("index.html").toAbsolutePath());
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
