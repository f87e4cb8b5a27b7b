/// What a person told, and what the tracker concluded of it, comes in. The events of people, the
/// claims to names, and the dossier with its accounts, facts and objections go out, in states of
/// which no wrong one can be built. It must never know how a state is reached (tracker), nor the
/// sentence that it is told in (wording).
@NullMarked
package objector.events.person;

import org.jspecify.annotations.NullMarked;
