package objector.launcher.leaving;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.launcher.wiring.JarVersion;
import objector.webui.pack.PackCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Is a pack as it was made? Asks nobody: the network is not used.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Checks an evidence pack or an export against its own list, and its mails against the keys"
          + " that were kept; offline.",
      "Ends with 0: intact; 1: altered, and names what; 2: no pack that can be read."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int ALTERED = 1;
  private static final int UNREADABLE = 2;

  private static final List<String> PROVES_NOT =
      List.of(
          "that Meta received the objection",
          "who wrote a mail whose signature could not be verified",
          "that the keys were Meta's: they are as the installation found them in DNS",
          "that the pack is whole: whoever alters it can also write a new list, which only the"
              + " signatures in the mails withstand");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PACK.zip", description = "an evidence pack, or an export")
  private Path pack = Path.of("");

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PackedSignatures signatures = new PackedSignatures();
    try {
      PackCheck.Result result = PackCheck.of(pack, signatures::take);
      List<PackedSignatures.Again> again = signatures.judged();
      boolean intact = result.isIntact() && again.stream().noneMatch(PackedSignatures.Again::fell);
      if (json) {
        out.println(new String(Json.write(told(result, again, intact)), StandardCharsets.UTF_8));
      } else {
        print(out, result, again, intact);
      }
      out.flush();
      return intact ? CommandLine.ExitCode.OK : ALTERED;
    } catch (PackCheck.Unreadable e) {
      out.println(
          json ? unreadable(e) : pack + " is no pack that can be read: " + e.getMessage() + ".");
      out.flush();
      return UNREADABLE;
    }
  }

  private static void print(
      PrintWriter out,
      PackCheck.Result result,
      List<PackedSignatures.Again> again,
      boolean intact) {
    result.altered().forEach(name -> out.println("altered: " + name));
    result.missing().forEach(name -> out.println("missing: " + name));
    result.added().forEach(name -> out.println("added:   " + name));
    for (PackedSignatures.Again mail : again) {
      out.println(
          "%s: %s; judged again by the keys in the pack: %s"
              .formatted(mail.file(), mail.kept(), mail.now()));
    }
    out.println(
        intact
            ? "Intact: %d files are as the list says.".formatted(result.intact().size())
            : "Not intact: %d files are as the list says.".formatted(result.intact().size()));
    out.println("What this does not prove:");
    PROVES_NOT.forEach(line -> out.println("- " + line));
  }

  private static Map<String, @Nullable Object> told(
      PackCheck.Result result, List<PackedSignatures.Again> again, boolean intact) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("intact", intact);
    told.put("files", result.intact().size());
    told.put("altered", result.altered());
    told.put("missing", result.missing());
    told.put("added", result.added());
    told.put("signatures", new ArrayList<>(again));
    told.put("provesNot", PROVES_NOT);
    return told;
  }

  private static String unreadable(PackCheck.Unreadable e) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("intact", false);
    told.put("error", e.getMessage());
    return new String(Json.write(told), StandardCharsets.UTF_8);
  }
}
