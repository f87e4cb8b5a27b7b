package objector.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Records by the numbers of their components: the first is 1. What is null, empty, false or zero
/// is not written, so that a component more changes no bytes of records that have nothing there; a
/// component that a later release added is passed over.
final class CompactRecord<R> extends CompactForm {
  private final Class<R> type;
  private final List<RecordComponent> components;
  private final byte[] word;
  private final MethodHandle[] parts;
  private final MethodHandle made;
  private final @Nullable Object[] absent;
  private final CompactForm[] forms;

  /// @param word which of the records of an interface this is; empty: the only one
  CompactRecord(Class<R> type, String word) {
    this.type = type;
    this.components = List.of(type.getRecordComponents());
    this.word = word.getBytes(StandardCharsets.UTF_8);
    this.parts = new MethodHandle[components.size()];
    this.absent = new Object[components.size()];
    this.forms = new CompactForm[components.size()];
    MethodType parameters =
        MethodType.methodType(
            void.class, components.stream().map(RecordComponent::getType).toList());
    try {
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (int i = 0; i < parts.length; i++) {
        parts[i] =
            inside
                .unreflect(components.get(i).getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        absent[i] = absent(components.get(i).getType());
      }
      made =
          inside
              .findConstructor(type, parameters)
              .asSpreader(Object[].class, parts.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be looked into", e);
    }
  }

  /// After it is known itself: a record may hold others of its kind.
  void resolve(Function<RecordComponent, CompactForm> form) {
    for (int i = 0; i < forms.length; i++) {
      forms[i] = form.apply(components.get(i));
    }
  }

  String name() {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// In the order of their numbers.
  List<String> components() {
    return components.stream().map(RecordComponent::getName).toList();
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (!type.isPrimitive()) {
      return null;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? (Object) 0 : (Object) 0L;
  }

  @Override
  void write(CompactOut out, int field, Object value) {
    out.tag(field, CompactOut.RECORD);
    out.word(word);
    for (int i = 0; i < parts.length; i++) {
      Object part = part(i, value);
      if (part != null && (absent[i] == null || !absent[i].equals(part))) {
        forms[i].write(out, i + 1, part);
      }
    }
    out.end();
  }

  private @Nullable Object part(int i, Object value) {
    try {
      return (Object) parts[i].invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor throws nothing", e);
    }
  }

  @Override
  Object read(CompactIn in, int kind) {
    if (kind != CompactOut.RECORD) {
      throw new Json.Unreadable("something else stands where a record should be");
    }
    if (!Arrays.equals(word, in.word().getBytes(StandardCharsets.UTF_8))) {
      throw new Json.Unreadable("another kind of record stands where one should be");
    }
    return fields(in);
  }

  private Object fields(CompactIn in) {
    @Nullable Object[] values = absent.clone();
    in.deeper();
    for (long tag = in.unsigned(); tag != 0; tag = in.unsigned()) {
      long field = tag >>> CompactOut.KIND_BITS;
      if (field == 0 || field > values.length) {
        in.skip(CompactIn.kind(tag));
      } else {
        values[(int) field - 1] = forms[(int) field - 1].read(in, CompactIn.kind(tag));
      }
    }
    in.higher();
    return made(values);
  }

  private Object made(@Nullable Object[] values) {
    try {
      return (Object) made.invokeExact(values);
    } catch (IllegalArgumentException e) {
      // Our constructors name what they refuse, never its value.
      throw new Json.Unreadable(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a constructor throws nothing that it declares", e);
    }
  }

  /// What an id is in JSON, it is here: its text.
  static CompactForm wrapper(CompactRecord<?> record, CompactForm inner) {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        Object part = record.part(0, value);
        if (part == null) {
          throw new IllegalStateException("an id without its text");
        }
        inner.write(out, field, part);
      }

      @Override
      Object read(CompactIn in, int kind) {
        return record.made(new Object[] {inner.read(in, kind)});
      }
    };
  }

  /// Which record of an interface it is says a word, the same as in JSON.
  static CompactForm oneOf(Class<?> type, Map<String, CompactRecord<?>> byWord) {
    Map<Class<?>, CompactRecord<?>> byClass = new ConcurrentHashMap<>();
    byWord.values().forEach(record -> byClass.put(record.type, record));
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        CompactRecord<?> record = byClass.get(value.getClass());
        if (record == null) {
          throw new IllegalStateException("no word for " + value.getClass().getName());
        }
        record.write(out, field, value);
      }

      @Override
      Object read(CompactIn in, int kind) {
        if (kind != CompactOut.RECORD) {
          throw new Json.Unreadable("something else stands where a record should be");
        }
        CompactRecord<?> record = byWord.get(in.word());
        if (record == null) {
          throw new Json.Unreadable(
              "a " + type.getSimpleName() + " of a kind that this release does not know");
        }
        return record.fields(in);
      }
    };
  }
}
