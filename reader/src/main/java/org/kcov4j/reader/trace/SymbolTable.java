package org.kcov4j.reader.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.reader.session.BlockTable;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.session.SessionSource;

/**
 * Finds the block of a PC.
 *
 * <p>Blocks are numbered from 0 over all classes of the table, a class that several loaders loaded
 * counting once. A <em>symbol</em> is what a PC leads to: such a number, {@link #UNKNOWN}, or a
 * lower value where several blocks have the PC and only context can tell ({@link #isAmbiguous}).
 */
public final class SymbolTable {
  /** Symbol of a PC that no block has. */
  public static final int UNKNOWN = -1;

  /** Symbols from here downwards number the PCs that several blocks share. */
  private static final int FIRST_GROUP = UNKNOWN - 1;

  /** No block has PC 0, so it marks a free slot. */
  private static final int FREE = 0;

  /** Spreads PCs, which come in runs, over the slots (Knuth's multiplicative hash). */
  private static final int SPREAD = 0x9E3779B9;

  private final List<ClassRecord> classes;
  private final int[] firstPlace;
  private final int places;
  private final List<Owner> methods = new ArrayList<>();

  /**
   * By place: index in {@link #methods} (32 bits), bci (16), line (16). Side by side, since a trace
   * asks for all of them, in no order that a cache could foresee.
   */
  private final long[] facts;

  private final int[] pcs;
  private final int[] symbols;
  private final int shift;
  private final List<int[]> groups = new ArrayList<>();

  /** By group: whether all its blocks are of classes of one name. */
  private final BitSet oneName = new BitSet();

  /** Indexes the blocks of a session. */
  public SymbolTable(BlockTable table) {
    this(distinct(table.classes()));
  }

  /**
   * Indexes the blocks of any number of sessions. Memory grows with the number of different
   * classes, not with that of sessions.
   */
  public static SymbolTable ofSessions(List<SessionSource> sources) throws IOException {
    Distinct classes = new Distinct();
    for (SessionSource source : sources) {
      source.open().table().classes().forEach(classes::add);
    }
    return new SymbolTable(classes.list);
  }

  private SymbolTable(List<ClassRecord> distinct) {
    classes = distinct;
    firstPlace = new int[classes.size() + 1];
    for (int i = 0; i < classes.size(); i++) {
      firstPlace[i + 1] = Math.addExact(firstPlace[i], classes.get(i).blocks().count());
    }
    places = firstPlace[classes.size()];
    facts = new long[places];
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(places, 8) - 1);
    shift = Integer.SIZE - bits;
    pcs = new int[1 << bits];
    symbols = new int[1 << bits];
    for (int i = 0; i < classes.size(); i++) {
      add(classes.get(i), firstPlace[i]);
    }
    for (int symbol : ambiguousSymbols()) {
      oneName.set(groupIndex(symbol), haveOneName(candidates(symbol)));
    }
  }

  private static boolean haveOneName(List<Place> candidates) {
    String name = candidates.get(0).type().name();
    return candidates.stream().allMatch(p -> p.type().name().equals(name));
  }

  private static List<ClassRecord> distinct(List<ClassRecord> loaded) {
    Distinct classes = new Distinct();
    loaded.forEach(classes::add);
    return classes.list;
  }

  private void add(ClassRecord type, int first) {
    for (MethodRecord method : type.methods()) {
      Blocks blocks = type.blocks();
      for (int b = method.firstBlock(); b < method.endBlock(); b++) {
        facts[first + b] =
            (long) methods.size() << 32 | (long) blocks.bci(b) << 16 | blocks.firstLine(b);
        if (!method.isNotProbed()) {
          add(method.pc(b), first + b);
        }
      }
      methods.add(new Owner(type, method, first));
    }
  }

  private void add(int pc, int place) {
    int slot = slot(pc);
    if (pcs[slot] == FREE) {
      pcs[slot] = pc;
      symbols[slot] = place;
    } else if (symbols[slot] >= 0) {
      groups.add(new int[] {symbols[slot], place});
      symbols[slot] = FIRST_GROUP - (groups.size() - 1);
    } else {
      int group = FIRST_GROUP - symbols[slot];
      int[] before = groups.get(group);
      int[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = place;
      groups.set(group, after);
    }
  }

  /** The slot that has the PC, or the free one where it would be. */
  private int slot(int pc) {
    int slot = pc * SPREAD >>> shift;
    while (pcs[slot] != pc && pcs[slot] != FREE) {
      slot = slot + 1 & pcs.length - 1;
    }
    return slot;
  }

  /** The symbol of a PC. */
  public int symbol(int pc) {
    int slot = slot(pc);
    return pc == FREE || pcs[slot] == FREE ? UNKNOWN : symbols[slot];
  }

  /** Whether a symbol stands for several blocks. */
  public static boolean isAmbiguous(int symbol) {
    return symbol <= FIRST_GROUP;
  }

  int[] group(int symbol) {
    return groups.get(FIRST_GROUP - symbol);
  }

  /** The numbers of the blocks that share an ambiguous symbol's PC. */
  public int[] placesOf(int symbol) {
    return group(symbol).clone();
  }

  /** The blocks that share an ambiguous symbol's PC, the first loaded first. */
  public List<Place> candidates(int symbol) {
    List<Place> candidates = new ArrayList<>();
    for (int place : group(symbol)) {
      candidates.add(place(place));
    }
    return candidates;
  }

  /** Whether the blocks of an ambiguous symbol are all of classes of one name. */
  public boolean isOneClassName(int symbol) {
    return oneName.get(groupIndex(symbol));
  }

  /** Whether the blocks of an ambiguous symbol have all that is printed of them in common. */
  public boolean looksLikeOne(int symbol) {
    List<Place> candidates = candidates(symbol);
    return candidates.stream().allMatch(candidates.get(0)::looksLike);
  }

  /** How many blocks there are: symbols that are neither unknown nor ambiguous are below this. */
  public int places() {
    return places;
  }

  /** How many PCs several blocks share. */
  public int sharedPcs() {
    return groups.size();
  }

  /** The symbols that stand for several blocks: {@link #sharedPcs} of them. */
  public int[] ambiguousSymbols() {
    int[] result = new int[groups.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = FIRST_GROUP - i;
    }
    return result;
  }

  /** The array index at which to keep what belongs to an ambiguous symbol. */
  public static int groupIndex(int symbol) {
    return FIRST_GROUP - symbol;
  }

  /** The block with this number. */
  public Place place(int number) {
    Owner owner = methods.get(methodOf(number));
    return new Place(owner.type, owner.method, number - owner.firstPlace);
  }

  /** The number, below {@link #methodCount}, of the method of the block with this number. */
  public int methodOf(int place) {
    return (int) (facts[place] >>> 32);
  }

  /** The {@link Place#bci} of the block with this number. */
  public int bci(int place) {
    return (int) (facts[place] >>> 16) & 0xFFFF;
  }

  /** The {@link Place#line} of the block with this number. */
  public int line(int place) {
    return (int) facts[place] & 0xFFFF;
  }

  /** How many methods there are. */
  public int methodCount() {
    return methods.size();
  }

  /** The classes, each version once. */
  public List<ClassRecord> classes() {
    return classes;
  }

  /** The number of the first block of the class with this index in {@link #classes}. */
  public int firstPlace(int classIndex) {
    return firstPlace[classIndex];
  }

  /** Classes, each version once, with and without split edges. */
  private static final class Distinct {
    final List<ClassRecord> list = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    private record Key(ClassVersion version, int blocks) {}

    void add(ClassRecord type) {
      if (seen.add(new Key(ClassVersion.of(type), type.blocks().count()))) {
        list.add(type);
      }
    }
  }

  /** A method, its class, and the number of the class's first block. */
  private record Owner(ClassRecord type, MethodRecord method, int firstPlace) {}
}
