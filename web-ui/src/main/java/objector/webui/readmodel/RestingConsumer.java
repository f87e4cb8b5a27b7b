package objector.webui.readmodel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import objector.kafka.KafkaAccess;
import objector.kafka.PromptConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A consumer that is hasty while there is much to read, and patient afterwards. Kafka Streams
/// reads one partition after the other back with it, and each would wait behind the fetch of the
/// last one, which the broker holds as there is nothing more; later that very patience is what lets
/// an idle house rest. As a consumer cannot change how it waits, another takes over where it
/// stands.
final class RestingConsumer {
  private static final Duration HELD = Duration.ofSeconds(2);

  private final KafkaAccess kafka;
  private final Map<String, Object> settings;
  private final Consumer<byte[], byte[]> shown;
  private volatile Consumer<byte[], byte[]> present;
  private volatile boolean mayRest;

  /// Only the thread that polls touches it.
  private boolean rests;

  private boolean waiting;

  // A proxy's class knows nothing of type parameters.
  @SuppressWarnings("unchecked")
  RestingConsumer(KafkaAccess kafka, Map<String, Object> settings) {
    this.kafka = kafka;
    this.settings = Map.copyOf(settings);
    this.present = of(settings, KafkaAccess.hasty());
    this.shown =
        (Consumer<byte[], byte[]>)
            Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (_, method, given) -> call(method, given));
  }

  /// As others see it.
  Consumer<byte[], byte[]> consumer() {
    return shown;
  }

  /// From the next poll on it is patient.
  void rest() {
    mayRest = true;
  }

  static Consumer<byte[], byte[]> of(Map<String, Object> settings, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(more);
    return new PromptConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Ends a wait that is under way.
  synchronized void rouse() {
    if (waiting) {
      present.wakeup();
    }
  }

  private synchronized void waits(boolean now) {
    waiting = now;
  }

  private @Nullable Object call(Method method, Object @Nullable [] given) throws Throwable {
    boolean polls = method.getName().equals("poll");
    if (polls && mayRest && !rests) {
      rests = true;
      takeOver();
    }
    waits(polls);
    try {
      Object answer = method.invoke(present, given);
      return polls ? Superseded.leftOut(records(answer)) : answer;
    } catch (InvocationTargetException e) {
      if (polls && e.getCause() instanceof WakeupException) {
        // Kafka Streams knows nothing of being roused: to it, nothing came.
        return ConsumerRecords.empty();
      }
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      waits(false);
    }
  }

  // A method's answer has no type parameters.
  @SuppressWarnings("unchecked")
  private static ConsumerRecords<byte[], byte[]> records(Object polled) {
    return (ConsumerRecords<byte[], byte[]>) polled;
  }

  private void takeOver() {
    Consumer<byte[], byte[]> hasty = present;
    Consumer<byte[], byte[]> patient = of(settings, kafka.patient(HELD));
    patient.assign(hasty.assignment());
    for (TopicPartition partition : hasty.assignment()) {
      patient.seek(partition, hasty.position(partition));
    }
    present = patient;
    hasty.close();
  }
}
