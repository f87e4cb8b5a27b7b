/// A person who is signed in comes in, with their dossier. The pages of their accounts, objections,
/// letters, mails and evidence go out; what they tell goes to submission. It must never know
/// sessions, cookies or passwords of any kind.
@NullMarked
package objector.webui.person;

import org.jspecify.annotations.NullMarked;
