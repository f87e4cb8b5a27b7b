package objector.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of one language, by key: those of the domain and those of the pages.
final class MessageBundle {
  private static final String PLAIN = "aceinosuyACEINOSUY";
  private static final String ACCENTED = "âçéîñôšûýÂÇÉÎÑÔŠÛÝ";

  private final String language;
  private final Map<String, String> messages;

  /// Taking a pattern apart costs more than all the rest of saying it.
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private MessageBundle(String language, Map<String, String> messages) {
    this.language = language;
    this.messages = Map.copyOf(messages);
  }

  String language() {
    return language;
  }

  Map<String, String> messages() {
    return messages;
  }

  /// Says a pattern, which may be another language's, in this language's manner.
  ///
  /// @throws IllegalArgumentException when an argument is missing
  String format(String key, String pattern, Map<String, Object> arguments) {
    MessageFormat format =
        formats.computeIfAbsent(
            key, k -> new MessageFormat(pattern, ULocale.forLanguageTag(language)));
    // ICU's formats are not for two threads at once.
    synchronized (format) {
      for (String name : format.getArgumentNames()) {
        if (!arguments.containsKey(name)) {
          throw new IllegalArgumentException("message '" + key + "' needs the argument " + name);
        }
      }
      return format.format(arguments);
    }
  }

  /// Empty when there is no such language.
  static Optional<MessageBundle> of(String language) {
    Properties domain = read(language + "/words.properties");
    if (domain.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> messages = new HashMap<>();
    Typography typography = Typography.of(language);
    for (Properties part : new Properties[] {domain, read(language + "/pages.properties")}) {
      for (String key : part.stringPropertyNames()) {
        messages.put(key, typography.set(part.getProperty(key)));
      }
    }
    return Optional.of(new MessageBundle(language, messages));
  }

  /// The same words, accented all over, in a language that nobody speaks: what stands on a page
  /// without an accent is in no bundle.
  MessageBundle accented() {
    Map<String, String> all = new HashMap<>();
    messages.forEach((key, text) -> all.put(key, accented(text)));
    return new MessageBundle(Translations.PSEUDO, all);
  }

  private static String accented(String text) {
    MessagePattern pattern = new MessagePattern(text);
    StringBuilder accented = new StringBuilder();
    Deque<Boolean> insideMessage = new ArrayDeque<>();
    int done = 0;
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      // The number of a selector such as =0 is a part of its own, inside the selector.
      if (part.getIndex() >= done) {
        String before = text.substring(done, part.getIndex());
        accented.append(Boolean.TRUE.equals(insideMessage.peek()) ? accents(before) : before);
        accented.append(text, part.getIndex(), part.getLimit());
        done = part.getLimit();
      }
      switch (part.getType()) {
        case MSG_START -> insideMessage.push(true);
        case ARG_START -> insideMessage.push(false);
        case MSG_LIMIT, ARG_LIMIT -> insideMessage.pop();
        default -> {}
      }
    }
    return accented.toString();
  }

  private static String accents(String text) {
    StringBuilder accents = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = PLAIN.indexOf(text.charAt(i));
      if (at >= 0) {
        accents.setCharAt(i, ACCENTED.charAt(at));
      }
    }
    return accents.toString();
  }

  private static Properties read(String file) {
    Properties properties = new Properties();
    try (InputStream in = MessageBundle.class.getResourceAsStream(file)) {
      if (in != null) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words in " + file, e);
    }
    return properties;
  }
}
