package objector.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import objector.ingest.watch.PageFolder;
import objector.ingest.watch.PageTarget;
import objector.ingest.watch.WatchSettings;
import objector.programmes.Programmes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which pages are looked at: the programmes' own, and those that whoever runs this declared.
record PagesToWatch(WatchSettings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(PagesToWatch.class);

  List<PageTarget> of(Programmes programmes) {
    List<PageTarget> all = new ArrayList<>();
    if (settings.watch()) {
      programmes.all().stream()
          .flatMap(programme -> programme.pages().stream())
          .map(PageTarget::of)
          .forEach(all::add);
    }
    if (settings.folder() != null) {
      PageFolder folder = new PageFolder(settings.allowLoopback());
      all.addAll(folder.read(settings.folder()));
    }
    for (PageTarget page : all) {
      if (!page.unknownFilters().isEmpty()) {
        LOG.warn(
            "Page {} names filters that are passed over: {}", page.id(), page.unknownFilters());
      }
    }
    Duration interval = settings.interval();
    return interval == null ? all : all.stream().map(page -> page.every(interval)).toList();
  }
}
