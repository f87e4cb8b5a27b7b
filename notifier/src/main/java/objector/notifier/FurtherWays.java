package objector.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import objector.notifier.ntfy.Ntfy;
import objector.notifier.push.GuardedPost;
import objector.notifier.push.WayLoop;
import objector.notifier.way.WayWriter;
import objector.notifier.webhook.Webhook;
import objector.outside.AddressGuard;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.WebhookKeys;
import objector.telemetry.KeptRunning;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// The ways beside mail, wired: a way is one package, and a line here.
final class FurtherWays implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private final WayLoop loop;
  private final KeptRunning kept;
  private @Nullable Thread thread;

  FurtherWays(
      NotifierConfig config, Translations words, Programmes programmes, MeterRegistry meters) {
    GuardedPost post = new GuardedPost(new AddressGuard(false));
    WayWriter writer =
        new WayWriter(
            new LetterWriter(words, programmes, config.operatorName()), words, config.webUrl());
    loop =
        new WayLoop(
            config.kafka(),
            config.instance(),
            List.of(
                new Webhook(post, new WebhookKeys(config.linkKey()), config.clock()),
                new Ntfy(post)),
            writer::of,
            config.clock());
    kept = new KeptRunning("notifier-ways", loop, loop::isStopped);
    kept.tell(meters);
  }

  void start() {
    thread = Thread.ofPlatform().daemon().name("notifier-ways").start(kept);
  }

  Health health() {
    return kept.health(loop.health());
  }

  @Override
  public void close() {
    loop.stop();
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    try {
      running.join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
