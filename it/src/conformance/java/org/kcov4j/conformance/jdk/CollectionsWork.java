package org.kcov4j.conformance.jdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists, maps, sets, queues, sorting and streams. */
final class CollectionsWork {
  private CollectionsWork() {}

  static void run(int size, List<Object> results) {
    Random random = new Random(42);
    results.add(lists(size, random));
    results.add(maps(size, random));
    results.add(trees(size, random));
    results.add(queues(size, random));
    results.add(streams(size));
    results.add(failures());
  }

  static void runLong(int size, List<Object> results) {
    results.add(collisions(size));
    results.add(sorting(size, new Random(43)));
  }

  private static Object lists(int size, Random random) {
    List<Integer> list = new ArrayList<>();
    List<Integer> linked = new LinkedList<>();
    for (int i = 0; i < size; i++) {
      list.add(random.nextInt(100));
      linked.add(0, list.get(i / 2));
    }
    list.removeIf(each -> each % 3 == 0);
    list.addAll(list.size() / 2, Arrays.asList(7, 8, 9));
    list.subList(1, 3).clear();
    linked.retainAll(list);
    Collections.rotate(list, 2);
    Collections.reverse(linked);
    for (ListIterator<Integer> each = linked.listIterator(); each.hasNext(); ) {
      if (each.next() > 50) {
        each.set(-1);
      } else if (each.previousIndex() % 2 == 0) {
        each.remove();
      }
    }
    List<Integer> copied = new CopyOnWriteArrayList<>(list);
    copied.remove(Integer.valueOf(7));
    return Arrays.asList(list.hashCode(), linked, copied.indexOf(9), list.equals(copied));
  }

  private static Object maps(int size, Random random) {
    Map<String, Integer> map = new HashMap<>();
    Map<String, Integer> recent =
        new LinkedHashMap<String, Integer>(4, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > 5;
          }
        };
    Map<String, Integer> shared = new ConcurrentHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = "key" + random.nextInt(size);
      map.merge(key, i, Integer::sum);
      recent.put(key, i);
      recent.get("key0");
      shared.computeIfAbsent(key, String::length);
      shared.computeIfPresent(key, (k, v) -> v > 4 ? null : v + 1);
    }
    map.keySet().removeAll(recent.keySet());
    map.replaceAll((k, v) -> v ^ k.length());
    Map<TimeUnit, Integer> units = new EnumMap<>(TimeUnit.class);
    for (TimeUnit unit : TimeUnit.values()) {
      units.put(unit, units.size());
    }
    units.remove(TimeUnit.DAYS);
    return Arrays.asList(map, recent, new TreeMap<>(shared), units);
  }

  /** Keys of one bucket: it becomes a tree, and a list again. */
  private static Object collisions(int size) {
    Map<Same, Integer> map = new HashMap<>();
    for (int i = 0; i < 12 + size; i++) {
      map.put(new Same(i), i);
    }
    int found = 0;
    for (int i = 0; i < 14; i++) {
      found += map.containsKey(new Same(i)) ? 1 : 0;
    }
    for (int i = 0; i < 9 + size; i++) {
      map.remove(new Same(i));
    }
    return Arrays.asList(found, map.size());
  }

  private static Object trees(int size, Random random) {
    TreeMap<Integer, String> tree = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < size; i++) {
      tree.put(random.nextInt(1000), "v" + i);
    }
    tree.headMap(500, true).pollFirstEntry();
    tree.tailMap(500, true).pollLastEntry();
    TreeSet<Integer> set = new TreeSet<>(tree.keySet());
    set.removeAll(Arrays.asList(1, 2, 3, tree.firstKey()));
    return Arrays.asList(
        tree.ceilingKey(400), tree.floorEntry(700), set.descendingSet().first(), set.size());
  }

  private static Object queues(int size, Random random) {
    ArrayDeque<Integer> deque = new ArrayDeque<>(2);
    PriorityQueue<Integer> queue = new PriorityQueue<>();
    BitSet bits = new BitSet();
    for (int i = 0; i < size; i++) {
      int value = random.nextInt(300);
      if (value % 2 == 0) {
        deque.addFirst(value);
      } else {
        deque.addLast(value);
      }
      queue.add(value);
      bits.flip(value, value + i % 70);
    }
    deque.removeLastOccurrence(queue.poll());
    queue.remove(deque.peekLast());
    List<Integer> sorted = new ArrayList<>();
    while (!queue.isEmpty()) {
      sorted.add(queue.poll());
    }
    return Arrays.asList(deque.size(), sorted.hashCode(), bits.nextClearBit(100), bits.cardinality());
  }

  private static Object sorting(int size, Random random) {
    Integer[] boxed = new Integer[34 + size];
    int[] plain = new int[48 + size];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = i % 20 < 12 ? i : random.nextInt(50);
    }
    for (int i = 0; i < plain.length; i++) {
      plain[i] = random.nextInt();
    }
    Arrays.sort(boxed, Comparator.<Integer, Integer>comparing(each -> each % 7).thenComparing(Comparator.naturalOrder()));
    Arrays.sort(plain);
    List<Integer> shuffled = Arrays.asList(boxed.clone());
    Collections.shuffle(shuffled, random);
    Collections.sort(shuffled);
    return Arrays.asList(
        Arrays.hashCode(boxed),
        Arrays.hashCode(plain),
        Arrays.binarySearch(plain, plain[3]),
        Collections.max(shuffled),
        Collections.frequency(shuffled, 3));
  }

  private static Object streams(int size) {
    return Arrays.asList(
        IntStream.rangeClosed(1, size).filter(i -> i % 3 != 0).mapToObj(i -> "s" + i % 5).distinct().sorted().collect(Collectors.joining("|")),
        IntStream.range(0, size).boxed().collect(Collectors.partitioningBy(i -> i > 5, Collectors.counting())),
        IntStream.range(0, size).skip(3).limit(10).map(i -> i * i).summaryStatistics());
  }

  private static Object failures() {
    List<Object> seen = new ArrayList<>();
    List<Integer> list = new ArrayList<>(Arrays.asList(1, 2, 3, 4));
    try {
      for (Integer each : list) {
        list.remove(each);
      }
    } catch (ConcurrentModificationException e) {
      seen.add("modified");
    }
    Iterator<Integer> none = Collections.emptyIterator();
    try {
      none.next();
    } catch (NoSuchElementException e) {
      seen.add("no element");
    }
    try {
      Collections.unmodifiableList(list).add(Objects.requireNonNull(null));
    } catch (NullPointerException e) {
      seen.add("null");
    }
    try {
      list.subList(2, 1);
    } catch (IllegalArgumentException e) {
      seen.add("range");
    }
    return seen;
  }

  private static final class Same implements Comparable<Same> {
    private final int value;

    Same(int value) {
      this.value = value;
    }

    @Override
    public int hashCode() {
      return 17;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Same && ((Same) other).value == value;
    }

    @Override
    public int compareTo(Same other) {
      return Integer.compare(value, other.value);
    }
  }
}
