package objector.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the corpus as `.eml` files into a folder, to look at a mail or to feed another program.
public final class WriteCorpus {
  private WriteCorpus() {}

  /// The folder.
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (CorpusMail mail : Corpus.mails()) {
      Path file = folder.resolve(mail.name().replace('/', '_') + ".eml");
      Files.createDirectories(folder);
      Files.write(file, mail.bytes());
    }
  }
}
