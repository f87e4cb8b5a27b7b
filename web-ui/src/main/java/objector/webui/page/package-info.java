/// A visit by anybody comes in. The status page, a mail's check, the static texts, health, assets
/// and the operator's outbox go out. It must never know a dossier.
@NullMarked
package objector.webui.page;

import org.jspecify.annotations.NullMarked;
