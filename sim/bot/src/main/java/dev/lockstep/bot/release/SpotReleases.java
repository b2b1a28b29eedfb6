package dev.lockstep.bot.release;

import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.entry.EntryPolicies;
import dev.lockstep.bot.execution.ExecutionPolicies;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.LaneSpec.Overflow;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.spot.SpotPolicies;
import dev.lockstep.bot.position.ExitHistory;
import dev.lockstep.bot.position.RunnerRule;
import dev.lockstep.bot.position.TradeMemory;
import dev.lockstep.bot.state.StorePolicies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** The known releases of the spot bot. Each but the last has the defects of a stage of the seeds; sim/bot/DECISIONS.md says which. */
public final class SpotReleases {
  private static final long HOLD_NANOS = 100_000_000L;
  private static final List<LaneSpec> LANES = List.of(
      new LaneSpec("main", HOLD_NANOS, 5_000, Overflow.REJECT),
      new LaneSpec("entry-buy", 0, 1, Overflow.REJECT),
      new LaneSpec("entry-sell", 0, 1, Overflow.REJECT),
      new LaneSpec("execution", 0, 200, Overflow.REJECT),
      new LaneSpec("link", 0, 100, Overflow.REJECT),
      new LaneSpec("store", 0, 10, Overflow.REJECT));

  private static final ExecutionProfile APART = new ExecutionProfile(new EnumMap<>(Role.class), LANES)
      .with(Role.EXITS, "main").with(Role.ENTRY_BUY, "entry-buy").with(Role.ENTRY_SELL, "entry-sell").with(Role.EXECUTION, "execution")
      .with(Role.LINK, "link").with(Role.STORE, "store");
  private static final ExecutionProfile ALL_ON_MAIN =
      APART.with(Role.ENTRY_BUY, "main").with(Role.ENTRY_SELL, "main").with(Role.EXECUTION, "main");

  /** Ours. */
  public static final SpotRelease V3 = new SpotRelease("spot-v3", "ours: every part as DECISIONS.md argues for", APART, SpotParts.ours());

  /** Before seed 001: entries and executions hold the main lane while they wait. */
  public static final SpotRelease V0 = new SpotRelease("spot-v0", "synchronous: entries and executions hold the main lane", ALL_ON_MAIN,
      SpotParts.ours().with(ExecutionPolicies.Latency.HOLDS_THE_LANE).with(EntryPolicies.IdBeforeSend.SENT_AT_ONCE));

  /** Seed 001 as shipped (FACTS-001, a to g): a mutex that leaks, lost fills, a cancel that is not looked at. */
  public static final SpotRelease V1 = new SpotRelease("spot-v1", "seed 001 as shipped: the lock leaks, fills are lost, cancels are believed", APART,
      SpotParts.ours()
          .with(SpotPolicies.AfterOpening.LEAKS_THE_LANE)
          .with(SpotPolicies.Drain.LOST_WHEN_CLEARED)
          .with(EntryPolicies.AfterCancel.BELIEVE)
          .with(EntryPolicies.RepriceAfter.CANCEL_SENT)
          .with(EntryPolicies.PartialFill.COUNTS_AS_FULL)
          .with(EntryPolicies.IdBeforeSend.SENT_AT_ONCE)
          .with(SpotPolicies.SaveReprice.NOT_AT_ALL)
          .with(SpotPolicies.Flat.IS_BUY));

  /** Seeds 002 to 004 taken literally. */
  public static final SpotRelease V2 = new SpotRelease("spot-v2", "seeds 002 to 004 taken literally", APART,
      SpotParts.ours()
          .with(ExecutionPolicies.AskWhen.BEFORE_LATENCY)
          .with(ExecutionPolicies.Idempotence.EVEN_AFTER_REFUSAL)
          .with(ExecutionPolicies.Room.FIRST_COME)
          .with(ExecutionPolicies.WhenFull.SILENCE)
          .with(SpotPolicies.CloseQueue.FORGOTTEN)
          .with(LinkPolicies.Reset.ON_CONNECT)
          .with(LinkPolicies.Watch.ON_MESSAGE)
          .with(LinkPolicies.Usable.ANY_MESSAGE)
          .with(LinkPolicies.BackfillLimit.WALL_CLOCK)
          .with(LinkPolicies.CleanEnd.ENDS_TASK)
          .with(RequestPacer.RetryAfter.IGNORED)
          .with(SpotPolicies.Reading.LAST_AND_CLOSE)
          .with(SpotPolicies.Neighbours.NOT_JUDGED)
          .with(SpotPolicies.Gap.IGNORED)
          .with(SpotPolicies.Restart.EXPIRES_BY_WALL_CLOCK));

  private static final List<SpotRelease> ALL = List.of(V0, V1, V2, V3);

  private static final List<Class<? extends Enum<?>>> PARTS = List.of(
      SpotPolicies.Reading.class, SpotPolicies.Neighbours.class, SpotPolicies.QuoteAge.class, SpotPolicies.Drain.class,
      SpotPolicies.OpensPerSide.class, SpotPolicies.Flat.class, SpotPolicies.Spare.class, SpotPolicies.SaveReprice.class,
      SpotPolicies.ExitSize.class, SpotPolicies.ExitsPerLot.class, SpotPolicies.AfterOpening.class, SpotPolicies.Gate.class,
      SpotPolicies.Drained.class, SpotPolicies.CloseQueue.class, SpotPolicies.Gap.class, SpotPolicies.Restart.class,
      SpotPolicies.Fallback.class, SpotPolicies.Protection.class, SpotPolicies.Thrown.class, SpotPolicies.ExitRetry.class, SpotPolicies.StalePosition.class, SpotPolicies.Funding.class,
      SpotPolicies.ExitIds.class, SpotPolicies.PartialExit.class, SpotPolicies.Smallest.class, SpotPolicies.Drift.class, SpotPolicies.Cooldown.class,
      SpotPolicies.SwitchRead.class, SpotPolicies.StateOrder.class, StorePolicies.FileSync.class,
      StorePolicies.FolderSync.class, StorePolicies.NoneValid.class, StorePolicies.Evidence.class, StorePolicies.Shape.class,
      LinkPolicies.Restart.class, EntryPolicies.RepriceCount.class,
      SpotPolicies.Fees.class, SpotPolicies.SaveFills.class, SpotPolicies.FailedSaves.class, SpotPolicies.Exits.class,
      SpotPolicies.LinkAtClose.class, TradeMemory.class, RunnerRule.class, ExitHistory.Rule.class,
      SpotPolicies.Offset.class, SpotPolicies.Triggers.class, SpotPolicies.ErrorCount.class, SpotPolicies.ErrorEntry.class, SpotPolicies.SecondRequest.class,
      SpotPolicies.LastSave.class, SpotPolicies.WarmUp.class, SpotPolicies.JournalFailure.class, LinkPolicies.Stale.class, RequestPacer.RetryAfter.class, LinkPolicies.Reset.class, LinkPolicies.Watch.class,
      LinkPolicies.Usable.class, LinkPolicies.CleanEnd.class, LinkPolicies.OldConnection.class, LinkPolicies.Delay.class,
      LinkPolicies.BackfillLimit.class, EntryPolicies.AfterNoAnswer.class, EntryPolicies.RepriceAfter.class, EntryPolicies.AfterCancel.class,
      EntryPolicies.IdBeforeSend.class, EntryPolicies.PartialFill.class, EntryPolicies.OnClosing.class, EntryPolicies.Deadline.class,
      EntryPolicies.AskBeforeSend.class, ExecutionPolicies.AskWhen.class, ExecutionPolicies.Latency.class, ExecutionPolicies.Idempotence.class,
      ExecutionPolicies.Room.class, ExecutionPolicies.AfterNoAnswer.class, ExecutionPolicies.WhenFull.class);

  private SpotReleases() {}

  /** Every control: ours with one part replaced, named {@code spot-v3+Part.CONSTANT}; {@link #find} knows them, and several parts joined by a plus. Not each is a defect that a swarm can see. */
  public static List<SpotRelease> controls() {
    List<SpotRelease> controls = new ArrayList<>();
    for (Class<? extends Enum<?>> part : PARTS) {
      Enum<?>[] constants = part.getEnumConstants();
      for (int i = 1; i < constants.length; i++) controls.add(V3.with(constants[i]));
    }
    return controls;
  }

  public static List<SpotRelease> all() {
    return ALL;
  }

  public static Optional<SpotRelease> find(String name) {
    for (SpotRelease release : ALL) {
      if (release.name().equals(name)) return Optional.of(release);
      if (name.startsWith(release.name() + "+")) return with(release, name.substring(release.name().length() + 1));
    }
    return Optional.empty();
  }

  private static Optional<SpotRelease> with(SpotRelease release, String labels) {
    SpotRelease changed = release;
    for (String label : labels.split("[+]")) {
      Optional<Enum<?>> part = part(label);
      if (part.isEmpty()) return Optional.empty();
      changed = changed.with(part.get());
    }
    return Optional.of(changed);
  }

  private static Optional<Enum<?>> part(String label) {
    for (Class<? extends Enum<?>> part : PARTS) {
      for (Enum<?> constant : part.getEnumConstants()) if (SpotRelease.label(constant).equals(label)) return Optional.of(constant);
    }
    return Optional.empty();
  }
}
