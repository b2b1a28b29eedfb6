package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.state.Lot;
import dev.lockstep.forensics.state.PendingOrder;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which log belongs to which state. With one bot there is nothing to ask; of several, a state is the one's whose orders it names, else of the one
 * whose log lies in its folder or bears its name. A state of which nothing tells whose it is is compared with no log.
 */
public final class StateOwners {
  /** Words of file names that tell no two bots apart. */
  private static final Set<String> COMMON_WORDS = new TreeSet<>(List.of("", "bot", "state", "log", "logs", "json", "db", "stdout", "stderr", "txt", "gz", "out", "data", "broker", "bundle"));

  /** A log and the newest state of its bot, or null if it has none. */
  public record Pair(LogSource source, StateSnapshot state) {}

  private final List<LogSource> bots = new ArrayList<>();
  private final Map<LogSource, StateSnapshot> newest = new IdentityHashMap<>();
  private final List<StateSnapshot> strangers = new ArrayList<>();
  private final LogSource main;

  private StateOwners(CaseFile file) {
    main = file.mainSource();
    for (LogSource source : file.sources()) if (!source.facts().bot().equals("unknown")) bots.add(source);
    List<StateSnapshot> left = new ArrayList<>();
    for (StateSnapshot state : newestOfEachBot(file.states())) {
      if (!state.readable()) continue;
      LogSource owner = owner(state);
      if (owner == null) left.add(state);
      else give(owner, state);
    }
    for (StateSnapshot state : left) {
      LogSource owner = oneBot() ? main : left.size() == 1 ? unclaimed() : null;
      if (owner == null) strangers.add(state);
      else give(owner, state);
    }
  }

  static StateOwners of(CaseFile file) {
    return new StateOwners(file);
  }

  /** The newest readable state of each bot, or what could be read of a cut one where no other is left; states are of one bot if they are generations of one file or have a lot, an order or an exit in common. */
  public static List<StateSnapshot> newestOfEachBot(List<StateSnapshot> states) {
    int[] kin = new int[states.size()];
    Map<Object, Integer> first = new HashMap<>();
    for (int i = 0; i < kin.length; i++) {
      kin[i] = i;
      for (Object mark : states.get(i).marks()) {
        Integer other = first.putIfAbsent(mark, i);
        if (other != null) kin[root(kin, other)] = root(kin, i);
      }
    }
    Map<Integer, List<StateSnapshot>> bots = new TreeMap<>();
    for (int i = 0; i < kin.length; i++) bots.computeIfAbsent(root(kin, i), k -> new ArrayList<>()).add(states.get(i));
    List<StateSnapshot> newest = new ArrayList<>();
    for (List<StateSnapshot> bot : bots.values()) {
      StateSnapshot youngest = OrderStateDetector.newest(bot);
      for (StateSnapshot cut : bot) if (youngest == null && !cut.schema().equals("none")) youngest = cut;
      if (youngest != null) newest.add(youngest);
    }
    newest.sort(Comparator.comparing(StateSnapshot::file));
    return newest;
  }

  private static int root(int[] kin, int index) {
    int root = index;
    while (kin[root] != root) root = kin[root] = kin[kin[root]];
    return root;
  }

  /** States that were compared with no log, because nothing says which of several bots wrote them. */
  public static List<StateSnapshot> strangers(CaseFile file) {
    return file.mainSource() == null ? List.of() : List.copyOf(new StateOwners(file).strangers);
  }

  /** Every bot's log that has a state, and the main log in any case; in the order of the logs. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (LogSource bot : bots) if (bot == main || newest.containsKey(bot)) pairs.add(new Pair(bot, newest.get(bot)));
    return pairs;
  }

  /** The newest state of a bot, or null if none is known to be its. */
  StateSnapshot state(LogSource source) {
    return newest.get(source);
  }

  private void give(LogSource owner, StateSnapshot state) {
    StateSnapshot has = newest.get(owner);
    newest.put(owner, has == null ? state : OrderStateDetector.newest(List.of(has, state)));
  }

  private LogSource owner(StateSnapshot state) {
    if (bots.size() == 1) return bots.get(0);
    LogSource byIds = best(state, StateOwners::sharedIds);
    if (byIds != null) return byIds;
    LogSource byFolder = best(state, StateOwners::sharedFolder);
    return byFolder != null ? byFolder : best(state, StateOwners::sharedWords);
  }

  private interface Likeness {
    int of(LogSource bot, StateSnapshot state);
  }

  /** The bot that is most like it; null if none is, or several as much that are not one and the same. */
  private LogSource best(StateSnapshot state, Likeness likeness) {
    int most = 0;
    List<LogSource> likest = new ArrayList<>();
    for (LogSource bot : bots) {
      int score = likeness.of(bot, state);
      if (score > most) likest.clear();
      if (score > 0 && score >= most) likest.add(bot);
      most = Math.max(most, score);
    }
    if (likest.isEmpty() || (likest.size() > 1 && !kin(likest))) return null;
    return likest.contains(main) ? main : likest.get(0);
  }

  private static int sharedIds(LogSource bot, StateSnapshot state) {
    OrderLives orders = OrderLives.of(bot);
    int shared = 0;
    for (PendingOrder order : state.pending()) if (order.id() != null && orders.byId(order.id()) != null) shared++;
    for (Lot lot : state.lots()) if (lot.orderId() != null && orders.byId(lot.orderId()) != null) shared++;
    return shared;
  }

  private static int sharedFolder(LogSource bot, StateSnapshot state) {
    int shared = 0;
    for (String file : bot.files()) if (folder(file).equals(folder(state.file()))) shared = 1;
    return shared;
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static int sharedWords(LogSource bot, StateSnapshot state) {
    Set<String> words = words(bot.name());
    words.retainAll(words(state.file()));
    return words.size();
  }

  private static Set<String> words(String name) {
    Set<String> words = new TreeSet<>();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+|(?<=[a-z])(?=[0-9])")) if (!COMMON_WORDS.contains(word) && !word.matches("[0-9]+")) words.add(word);
    return words;
  }

  /** True if all logs are of one bot: its two streams, of which one has the ticks, or one log given twice. */
  private boolean oneBot() {
    List<LogSource> alive = new ArrayList<>();
    for (LogSource bot : bots) if (bot.pulse() != null) alive.add(bot);
    return alive.size() <= 1 || kin(alive);
  }

  /** True if each has an order in common with the first. */
  private static boolean kin(List<LogSource> sources) {
    Set<String> ids = ids(sources.get(0));
    for (LogSource source : sources.subList(1, sources.size())) if (ids(source).stream().noneMatch(ids::contains)) return false;
    return true;
  }

  private static Set<String> ids(LogSource source) {
    Set<String> ids = new LinkedHashSet<>();
    for (OrderLives.Life life : OrderLives.of(source).lives()) if (life.id != null) ids.add(life.id);
    return ids;
  }

  /** The only bot that no state has been found for, or null. */
  private LogSource unclaimed() {
    LogSource free = null;
    for (LogSource bot : bots) {
      if (newest.containsKey(bot)) continue;
      if (free != null) return null;
      free = bot;
    }
    return free;
  }
}
