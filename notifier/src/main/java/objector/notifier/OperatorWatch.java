package objector.notifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.page.WatchState;
import objector.kafka.KafkaAccess;
import objector.kafka.ReaderStop;
import objector.notifier.delivery.BlindPages;
import objector.notifier.delivery.ConfirmationCeiling;
import objector.notifier.delivery.ExpiredMails;
import objector.notifier.letter.OperatorMail;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
import objector.notifier.outgoing.Transport.Connection;
import objector.notifier.outgoing.Transport.Unreachable;
import objector.service.Backoff;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails whoever runs this when a page has not been seen for long, or when mails that people waited
/// for were of no use before they could leave, or when more confirmations are asked for than go.
/// Several instances share the pages by a group of their own; what was told is remembered while the
/// process runs, so that a restart may tell it once more.
final class OperatorWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorWatch.class);
  private static final String GROUP = "objector-operator-watch";

  /// A page's new state ends the wait; what else is told waits for nobody.
  private static final Duration HELD = Duration.ofSeconds(10);

  private final KafkaAccess kafka;
  private final Transport transport;
  private final OperatorMail mails;
  private final BlindPages pages;
  private final ExpiredMails expired;
  private final ConfirmationCeiling ceiling;
  private final InstantSource clock;
  private final ReaderStop stop = new ReaderStop();

  OperatorWatch(
      KafkaAccess kafka,
      Transport transport,
      OperatorMail mails,
      Duration patience,
      ExpiredMails expired,
      ConfirmationCeiling ceiling,
      InstantSource clock) {
    this.kafka = kafka;
    this.transport = transport;
    this.mails = mails;
    this.pages = new BlindPages(patience);
    this.expired = expired;
    this.ceiling = ceiling;
    this.clock = clock;
  }

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(kafka.patient(HELD));
    all.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    return all;
  }

  boolean isStopped() {
    return stop.isStopped();
  }

  void stop() {
    stop.stop();
  }

  @Override
  public void run() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    while (stop.goesOn()) {
      try (Consumer<String, byte[]> reader = kafka.consumer(settings())) {
        stop.reads(reader);
        reader.subscribe(List.of(Topics.WATCH.name()), new FromTheBeginning(reader));
        while (!stop.isStopped()) {
          reader.poll(kafka.longestWait(HELD)).forEach(this::take);
          pause.reset();
          tell(clock.instant());
        }
      } catch (WakeupException | InterruptException e) {
        // Closing, or else it is begun again.
        throw e;
      } catch (KafkaException e) {
        LOG.warn("The pages' state cannot be read; trying again: {}", e.toString());
        pause.sleep();
      } finally {
        stop.readsNoMore();
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() != null) {
        pages.take(Topics.WATCH.decode(record.value()));
      }
    } catch (Json.Unreadable e) {
      LOG.warn("A page's state could not be read and is passed over");
    }
  }

  private void tell(Instant now) {
    for (WatchState blind : pages.due(now)) {
      if (mailed(mails.of(blind, now), "page " + blind.page())) {
        pages.wasTold(blind);
      }
    }
    expired
        .due(now)
        .ifPresent(report -> {
          OutgoingMail mail = mails.expired(report.byWord(), report.first(), report.last(), now);
          if (mailed(mail, "mails that expired unsent")) {
            expired.wasTold(report, now);
          }
        });
    ceiling
        .due(now)
        .ifPresent(reached -> {
          if (mailed(mails.ceiling(ceiling.most(), reached, now), "too many confirmations")) {
            ceiling.wasTold(now);
          }
        });
  }

  /// Whether it is done with: sent, or never to be taken.
  private boolean mailed(OutgoingMail mail, String what) {
    try (Connection connection = transport.open()) {
      return switch (connection.send(mail)) {
        case SendOutcome.Sent() -> {
          LOG.warn("The operator was mailed of {}", what);
          yield true;
        }
        case SendOutcome.NotBegun() -> false;
        case SendOutcome.Deferred(String reason, boolean _) -> {
          LOG.warn("The operator cannot be mailed now: {}", reason);
          yield false;
        }
        case SendOutcome.Refused(String reason, boolean _) -> givenUp(what, reason);
        case SendOutcome.Unknown(String reason) -> givenUp(what, reason);
      };
    } catch (Unreachable e) {
      LOG.warn("The operator cannot be mailed now: {}", e.getMessage());
      return false;
    }
  }

  private static boolean givenUp(String what, String reason) {
    LOG.error("The operator could not be mailed of {}: {}", what, reason);
    return true;
  }

  private final class FromTheBeginning implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> reader;

    FromTheBeginning(Consumer<String, byte[]> reader) {
      this.reader = reader;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      reader.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      pages.forgetAll();
      reader.seekToBeginning(reader.assignment());
    }
  }
}
