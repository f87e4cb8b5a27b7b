/// A dossier comes in from whoever has the secret address of somebody's calendar. An iCalendar of
/// the due dates that Meta or an authority is to answer by goes out. It must never know more of the
/// person than their accounts and what is awaited.
@NullMarked
package objector.webui.calendar;

import org.jspecify.annotations.NullMarked;
