package objector.ingest.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import objector.events.mail.Judgement.Of;
import objector.ingest.dkim.DkimVerifier.Checked;
import objector.ingest.mime.MimeReader;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;

/// Which signatures of a mail hold for us and not for jDKIM, or the other way round, by the reason
/// that the one gives for whom it does not hold.
final class DkimDifferences {
  private DkimDifferences() {}

  static Set<String> of(byte[] raw, KeyRecords keys) {
    List<Checked> ours = DkimVerifier.check(MimeReader.read(raw), Of.OUTER, keys, Instant.now());
    List<Result> theirs = new ArrayList<>();
    String trouble = verify(raw, keys, theirs);
    Set<String> mine = holding(ours);
    Set<String> others =
        theirs.stream()
            .filter(Result::isSuccess)
            .map(result -> name(result.getRecord().getDToken(), result.getRecord().getSelector()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> kinds = new TreeSet<>();
    for (String name : mine) {
      if (!others.contains(name)) {
        kinds.add("only ours holds: " + cause(raw, why(theirs, name, trouble)));
      }
    }
    for (String name : others) {
      if (!mine.contains(name)) {
        kinds.add("only jDKIM's holds: " + cause(raw, why(ours, name)));
      }
    }
    return kinds;
  }

  private static Set<String> holding(List<Checked> ours) {
    return ours.stream()
        .filter(Checked::passes)
        .map(checked ->
            name(
                String.valueOf(checked.signature().domain()),
                String.valueOf(checked.signature().selector())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// @return what it threw; empty when nothing
  private static String verify(byte[] raw, KeyRecords keys, List<Result> results) {
    PublicKeyRecordRetriever records =
        (method, selector, domain) -> {
          KeyRecords.Answer answer = keys.find(name(domain, selector));
          String text = answer == null ? null : answer.text();
          return text == null ? List.of() : List.of(text);
        };
    DKIMVerifier verifier = new DKIMVerifier(records);
    try {
      verifier.verify(new ByteArrayInputStream(raw));
      return "";
    } catch (FailException e) {
      return String.valueOf(e.getMessage());
    } catch (IOException | RuntimeException e) {
      return e.getClass().getSimpleName();
    } finally {
      results.addAll(verifier.getResults());
    }
  }

  private static String why(List<Result> theirs, String name, String trouble) {
    return theirs.stream()
        .filter(result -> !result.isSuccess() && result.getErrorMessage() != null)
        .filter(result ->
            name(result.getRecord().getDToken(), result.getRecord().getSelector()).equals(name))
        .map(Result::getErrorMessage)
        .findFirst()
        .orElseGet(() ->
            theirs.stream()
                .filter(result -> !result.isSuccess() && result.getErrorMessage() != null)
                .map(Result::getErrorMessage)
                .findFirst()
                .orElse(trouble.isEmpty() ? "not looked at" : trouble));
  }

  private static String why(List<Checked> ours, String name) {
    return ours.stream()
        .filter(checked ->
            name(
                    String.valueOf(checked.signature().domain()),
                    String.valueOf(checked.signature().selector()))
                .equals(name))
        .map(checked -> String.valueOf(checked.signature().reason()))
        .findFirst()
        .orElse("not looked at");
  }

  private static String name(CharSequence domain, CharSequence selector) {
    return (selector + "._domainkey." + domain).toLowerCase(Locale.ROOT);
  }

  /// What it is about the mail, where that is known; else the reason that was given.
  private static String cause(byte[] raw, String reason) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    String lines = text.replace("\r\n", "\n");
    int end = lines.indexOf("\n\n");
    String header = end < 0 ? lines : lines.substring(0, end);
    boolean body = reason.equals("the body was changed after it was signed");
    if (reason.contains("more than one From") || reason.contains("ED25519")) {
      return plain(reason);
    }
    if (Arrays.stream(header.split(";", -1)).anyMatch(DkimDifferences::isPaddedAmid)) {
      return "padding amid the signature";
    }
    if (header.indexOf('\r') >= 0) {
      return "a bare CR in the header";
    }
    if (header.chars().anyMatch(c -> c < 32 && c != '\t' && c != '\n')) {
      return "a control character in the header";
    }
    if (header.lines().anyMatch(DkimDifferences::isStray)) {
      return "a line in the header that is no field";
    }
    return body && end >= 0 && lines.substring(end).isBlank()
        ? "an empty body, in relaxed form"
        : plain(reason);
  }

  /// `b=`, and in its value a letter after an equals sign.
  private static boolean isPaddedAmid(String tag) {
    String value = tag.strip();
    int padding = value.indexOf('=', 2);
    boolean goesOn =
        padding >= 0
            && value
                .substring(padding)
                .lines()
                .findFirst()
                .orElse("")
                .strip()
                .chars()
                .anyMatch(c -> c != '=');
    return value.startsWith("b=") && goesOn;
  }

  private static boolean isStray(String line) {
    int colon = line.indexOf(':');
    boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
    return !goesOn && (colon <= 0 || line.substring(0, colon).chars().anyMatch(c -> c < 33));
  }

  /// Without what is of one mail only.
  private static String plain(String reason) {
    StringBuilder plain = new StringBuilder();
    for (String word : reason.split(" ", -1)) {
      plain.append(word.chars().anyMatch(Character::isDigit) ? "#" : word).append(' ');
    }
    return plain.toString().strip();
  }
}
