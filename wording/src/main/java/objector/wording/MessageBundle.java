package objector.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of one language, by key: those of the domain and those of the pages.
final class MessageBundle {
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
    Properties domain = read(language + ".properties");
    if (domain.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> messages = new HashMap<>();
    Typography typography = Typography.of(language);
    for (Properties part : new Properties[] {domain, read("pages_" + language + ".properties")}) {
      for (String key : part.stringPropertyNames()) {
        messages.put(key, typography.set(part.getProperty(key)));
      }
    }
    return Optional.of(new MessageBundle(language, messages));
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
