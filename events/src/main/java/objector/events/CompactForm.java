package objector.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How values of one type are written and read; see [Compact].
abstract class CompactForm {
  /// Writes a value with its tag.
  ///
  /// @param field its number in a record; 0: it stands in a list or by itself
  abstract void write(CompactOut out, int field, Object value);

  /// Reads what follows a tag of that kind.
  abstract Object read(CompactIn in, int kind);

  private static void expect(int kind, int wanted) {
    if (kind != wanted) {
      throw new Json.Unreadable("something else stands where a value should be");
    }
  }

  static CompactForm text() {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.text(field, (String) value);
      }

      @Override
      Object read(CompactIn in, int kind) {
        return in.text(kind);
      }
    };
  }

  static CompactForm truth() {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.number(field, (Boolean) value ? 1 : 0);
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.NUMBER);
        return in.number() != 0;
      }
    };
  }

  static CompactForm whole() {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.number(field, (Integer) value);
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.NUMBER);
        return Math.toIntExact(in.number());
      }
    };
  }

  static CompactForm large() {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.number(field, (Long) value);
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.NUMBER);
        return in.number();
      }
    };
  }

  static CompactForm day() {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.number(field, ((LocalDate) value).toEpochDay());
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.NUMBER);
        try {
          return LocalDate.ofEpochDay(in.number());
        } catch (DateTimeException e) {
          throw new Json.Unreadable("no day");
        }
      }
    };
  }

  /// In nanoseconds, which reach from 1677 to 2262; a mail may say that it is of another century.
  static CompactForm moment() {
    return new CompactForm() {
      private static final long NANOS = 1_000_000_000L;

      @Override
      void write(CompactOut out, int field, Object value) {
        Instant moment = (Instant) value;
        if (Math.abs(moment.getEpochSecond()) < Long.MAX_VALUE / NANOS) {
          out.number(field, moment.getEpochSecond() * NANOS + moment.getNano());
        } else {
          out.text(field, moment.toString());
        }
      }

      @Override
      Object read(CompactIn in, int kind) {
        if (kind != CompactOut.NUMBER) {
          try {
            return Instant.parse(in.text(kind));
          } catch (DateTimeException e) {
            throw new Json.Unreadable("no moment");
          }
        }
        long nanos = in.number();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
      }
    };
  }

  /// By the same words as in JSON: constants may be put in another order or renamed.
  static CompactForm words(Class<?> type) {
    Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
    Map<Object, byte[]> words = new HashMap<>();
    Map<String, Enum<?>> known = new HashMap<>();
    for (Enum<?> constant : constants) {
      String word = word(constant);
      words.put(constant, word.getBytes(StandardCharsets.UTF_8));
      known.put(word, constant);
    }
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        out.tag(field, CompactOut.TEXT);
        out.word(Objects.requireNonNull(words.get(value)));
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.TEXT);
        Enum<?> constant = known.get(in.word());
        if (constant == null) {
          throw new Json.Unreadable(
              "a " + type.getSimpleName() + " that this release does not know");
        }
        return constant;
      }
    };
  }

  private static String word(Enum<?> constant) {
    try {
      JsonProperty word =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return word == null ? constant.name() : word.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("every constant is a field", e);
    }
  }

  static CompactForm list(CompactForm element) {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        List<?> list = (List<?>) value;
        out.tag(field, CompactOut.LIST);
        out.unsigned(list.size());
        for (Object one : list) {
          element.write(out, 0, one);
        }
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.LIST);
        int count = in.count();
        in.deeper();
        List<Object> list = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
          list.add(element.read(in, CompactIn.kind(in.unsigned())));
        }
        in.higher();
        return list;
      }
    };
  }

  static CompactForm map(CompactForm keys, CompactForm values) {
    return new CompactForm() {
      @Override
      void write(CompactOut out, int field, Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        out.tag(field, CompactOut.MAP);
        out.unsigned(map.size());
        map.forEach((key, one) -> {
          keys.write(out, 0, key);
          values.write(out, 0, one);
        });
      }

      @Override
      Object read(CompactIn in, int kind) {
        expect(kind, CompactOut.MAP);
        int count = in.count();
        in.deeper();
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
          Object key = keys.read(in, CompactIn.kind(in.unsigned()));
          map.put(key, values.read(in, CompactIn.kind(in.unsigned())));
        }
        in.higher();
        return map;
      }
    };
  }
}
