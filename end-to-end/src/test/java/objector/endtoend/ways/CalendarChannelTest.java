package objector.endtoend.ways;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import objector.events.person.WayToHear;
import objector.webui.calendar.DueCalendar;
import objector.wording.Translations;

final class CalendarChannelTest extends ChannelContract {
  @Override
  WayToHear.Kind kind() {
    return WayToHear.Kind.CALENDAR;
  }

  @Override
  List<Heard> heard(Happened happened) {
    String calendar =
        new String(
                DueCalendar.of(
                    happened.dossier(),
                    Translations.load().in("en", "Europe/Dublin"),
                    URI.create("https://objector.example")),
                UTF_8)
            .replace("\r\n ", "");
    List<Heard> heard = new ArrayList<>();
    for (String event : calendar.split("BEGIN:VEVENT", -1)) {
      if (event.contains("UID:")) {
        heard.add(new Heard(line(event, "UID:"), line(event, "SUMMARY:")));
      }
    }
    return heard;
  }

  private static String line(String event, String name) {
    int at = event.indexOf(name) + name.length();
    return event.substring(at, event.indexOf("\r\n", at));
  }

  @Override
  int most() {
    return 8_192;
  }
}
