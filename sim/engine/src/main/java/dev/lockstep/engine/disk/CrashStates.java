package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Every disk that a power cut may leave, now, of a given one.
 *
 * @param folder which of the folder's unsettled operations may have happened
 * @param data how a file's unsynced bytes may be torn
 */
public record CrashStates(Survival folder, Tearing data) {
  private static final int SECTOR = 512;
  private static final int SECTORS_MAX = 8;
  private static final int OPS_MAX = 20;

  /** Which operations may have happened. */
  public enum Survival {
    /** Any number, in their order. */
    PREFIXES,
    /** Any. */
    SUBSETS
  }

  /** What a file may hold that was written and not synced. */
  public enum Tearing {
    /** Any content it had since its last sync, or half of one. */
    VERSIONS_AND_HALVES,
    /** Besides: the last one cut at every byte, zeros from every byte on, and any subset of its sectors. */
    EVERY_BYTE
  }

  /** All of it, and the least kind. */
  public static final CrashStates ALL = new CrashStates(Survival.SUBSETS, Tearing.EVERY_BYTE);

  /** Gives each possible disk to {@code visitor}; returns how many there were. Equal ones that came about differently count apart. */
  public long each(PowerCutDisk disk, Consumer<PowerCutDisk> visitor) {
    long count = 0;
    for (Map<String, DiskNode> names : folders(disk)) count += contents(names, visitor);
    return count;
  }

  /** One of them, by chance: for runs that lose power once. */
  public PowerCutDisk one(PowerCutDisk disk, RandomSource random) {
    Map<String, DiskNode> names = oneFolder(disk, random);
    Map<DiskNode, DiskNode> fates = new LinkedHashMap<>();
    for (DiskNode node : names.values()) {
      List<byte[]> choices = choices(node);
      byte[] fate = choices.get((int) random.nextLong(choices.size()));
      fates.computeIfAbsent(node, same -> DiskNode.holding(fate));
    }
    return survivor(names, fates);
  }

  private Map<String, DiskNode> oneFolder(PowerCutDisk disk, RandomSource random) {
    if (folder == Survival.PREFIXES || unsure(disk) <= OPS_MAX) {
      List<Map<String, DiskNode>> folders = folders(disk);
      return folders.get((int) random.nextLong(folders.size()));
    }
    // Too many to list, as where a disk fails for a while: each survives by itself.
    Map<String, DiskNode> names = new TreeMap<>(disk.durableFolder());
    for (FolderOp op : disk.pending()) if (op.sure() || random.nextLong(2) == 0) op.apply(names);
    return names;
  }

  private static int unsure(PowerCutDisk disk) {
    return (int) disk.pending().stream().filter(op -> !op.sure()).count();
  }

  private static PowerCutDisk survivor(Map<String, DiskNode> names, Map<DiskNode, DiskNode> fates) {
    Map<String, DiskNode> left = new TreeMap<>();
    names.forEach((name, node) -> left.put(name, fates.get(node)));
    return new PowerCutDisk(left);
  }

  private List<Map<String, DiskNode>> folders(PowerCutDisk disk) {
    int unsure = unsure(disk);
    if (unsure > OPS_MAX) throw new IllegalStateException(unsure + " unsettled operations are too many to try; limit " + OPS_MAX);
    List<Map<String, DiskNode>> folders = new ArrayList<>();
    if (folder == Survival.PREFIXES) {
      for (int kept = 0; kept <= unsure; kept++) folders.add(after(disk, (1 << kept) - 1));
    } else {
      for (int mask = 0; mask < 1 << unsure; mask++) folders.add(after(disk, mask));
    }
    return folders;
  }

  private static Map<String, DiskNode> after(PowerCutDisk disk, int mask) {
    Map<String, DiskNode> names = new TreeMap<>(disk.durableFolder());
    int bit = 0;
    for (FolderOp op : disk.pending()) {
      if (op.sure() || (mask >> bit++ & 1) != 0) op.apply(names);
    }
    return names;
  }

  /** Names of one file share its fate. */
  private long contents(Map<String, DiskNode> names, Consumer<PowerCutDisk> visitor) {
    List<DiskNode> nodes = new ArrayList<>(new LinkedHashSet<>(names.values()));
    List<List<byte[]>> choices = nodes.stream().map(this::choices).toList();
    int[] at = new int[nodes.size()];
    long count = 0;
    while (true) {
      Map<DiskNode, DiskNode> fates = new LinkedHashMap<>();
      for (int i = 0; i < at.length; i++) fates.put(nodes.get(i), DiskNode.holding(choices.get(i).get(at[i])));
      visitor.accept(survivor(names, fates));
      count++;
      int digit = 0;
      while (digit < at.length && ++at[digit] == choices.get(digit).size()) at[digit++] = 0;
      if (digit == at.length) return count;
    }
  }

  private List<byte[]> choices(DiskNode node) {
    List<byte[]> choices = new ArrayList<>();
    choices.add(node.durable());
    for (byte[] version : node.since()) {
      if (data == Tearing.VERSIONS_AND_HALVES) choices.add(cut(version, version.length / 2));
      choices.add(version);
    }
    if (data == Tearing.EVERY_BYTE && !node.since().isEmpty()) {
      byte[] last = node.now();
      for (int length = 0; length < last.length; length++) {
        choices.add(cut(last, length));
        choices.add(zeros(last, length));
      }
      sectors(last, choices);
    }
    return choices;
  }

  private static void sectors(byte[] last, List<byte[]> choices) {
    int sectors = (last.length + SECTOR - 1) / SECTOR;
    if (sectors > SECTORS_MAX) return;
    for (int mask = 1; mask < (1 << sectors) - 1; mask++) {
      byte[] torn = new byte[last.length];
      for (int i = 0; i < last.length; i++) if ((mask >> i / SECTOR & 1) != 0) torn[i] = last[i];
      choices.add(torn);
    }
  }

  private static byte[] cut(byte[] bytes, int length) {
    byte[] cut = new byte[length];
    System.arraycopy(bytes, 0, cut, 0, length);
    return cut;
  }

  private static byte[] zeros(byte[] bytes, int from) {
    byte[] torn = new byte[bytes.length];
    System.arraycopy(bytes, 0, torn, 0, from);
    return torn;
  }
}
