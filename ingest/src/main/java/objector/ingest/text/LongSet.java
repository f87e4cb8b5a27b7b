package objector.ingest.text;

/// A growing set of hashes, eight bytes an entry: a policy has hundreds of thousands of them.
public final class LongSet {
  private long[] slots;
  private int size;
  private boolean hasZero;

  public LongSet(int expected) {
    slots = new long[Math.max(16, Integer.highestOneBit(Math.max(1, expected)) << 2)];
  }

  /// True when it was not there before.
  public boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if ((size + 1) * 2 > slots.length) {
      grow();
    }
    int at = slot(value);
    if (slots[at] == value) {
      return false;
    }
    slots[at] = value;
    size++;
    return true;
  }

  public boolean contains(long value) {
    return value == 0 ? hasZero : slots[slot(value)] == value;
  }

  void addAll(LongSet other) {
    hasZero |= other.hasZero;
    for (long value : other.slots) {
      if (value != 0) {
        add(value);
      }
    }
  }

  public boolean intersects(LongSet other) {
    if (hasZero && other.hasZero) {
      return true;
    }
    for (long value : other.slots) {
      if (value != 0 && contains(value)) {
        return true;
      }
    }
    return false;
  }

  public int size() {
    return size + (hasZero ? 1 : 0);
  }

  private int slot(long value) {
    int mask = slots.length - 1;
    int at = (int) (value ^ (value >>> 32)) & mask;
    while (slots[at] != 0 && slots[at] != value) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long value : old) {
      if (value != 0) {
        slots[slot(value)] = value;
      }
    }
  }
}
