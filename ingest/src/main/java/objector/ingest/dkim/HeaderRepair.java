package objector.ingest.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Octets;
import org.jspecify.annotations.Nullable;

/// Looks for what a gateway did to a signed header: writes fields as they may have been before, and
/// tries the signature again. A bounded number of times; most rewriting is of one field.
final class HeaderRepair {
  private static final int MOST_TRIES = 160;
  private static final int LONGEST = 2_000;

  private final Headers headers;
  private final DkimSignature signature;
  private final Predicate<byte[]> holds;
  private int tries;

  private HeaderRepair(Headers headers, DkimSignature signature, Predicate<byte[]> holds) {
    this.headers = headers;
    this.signature = signature;
    this.holds = holds;
  }

  /// Null when it was not found.
  static @Nullable Rewriting find(
      Headers headers, DkimSignature signature, Predicate<byte[]> holds) {
    return new HeaderRepair(headers, signature, holds).find();
  }

  private @Nullable Rewriting find() {
    List<Octets> fields = Canonicalization.signedFields(headers, signature);
    List<List<FieldForms.Form>> forms = new ArrayList<>();
    for (Octets field : fields) {
      String raw = new String(field.array(), StandardCharsets.ISO_8859_1);
      forms.add(raw.length() > LONGEST ? List.of() : FieldForms.of(raw, headers));
    }
    for (int i = 0; i < fields.size(); i++) {
      Rewriting found = with(fields, forms, i);
      if (found != null) {
        return found;
      }
    }
    // A tag put to the Subject, and another field as well.
    for (int i = 0; i < fields.size(); i++) {
      for (FieldForms.Form form : forms.get(i)) {
        if (!form.tag().isEmpty()) {
          List<Octets> untagged = new ArrayList<>(fields);
          untagged.set(i, octets(form));
          Rewriting found = null;
          for (int j = 0; j < fields.size() && found == null; j++) {
            found = j == i ? null : with(untagged, forms, j);
          }
          if (found != null) {
            return new Rewriting(form.field(), form.tag());
          }
        }
      }
    }
    return null;
  }

  private @Nullable Rewriting with(
      List<Octets> fields, List<List<FieldForms.Form>> forms, int number) {
    for (FieldForms.Form form : forms.get(number)) {
      List<Octets> tried = new ArrayList<>(fields);
      tried.set(number, octets(form));
      if (tries++ >= MOST_TRIES) {
        return null;
      }
      if (holds.test(Canonicalization.header(tried, signature))) {
        return new Rewriting(form.field(), form.tag());
      }
    }
    return null;
  }

  private static Octets octets(FieldForms.Form form) {
    String raw = form.field() + ": " + form.value();
    return new Octets(raw.getBytes(StandardCharsets.ISO_8859_1));
  }
}
