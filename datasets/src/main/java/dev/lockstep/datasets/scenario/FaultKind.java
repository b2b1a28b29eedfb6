package dev.lockstep.datasets.scenario;

import dev.lockstep.datasets.quality.BadData;
import java.util.ArrayList;
import java.util.List;

/** The faults by the word a scenario file has for them: how a line is read and what it says. */
enum FaultKind {
  STALL("stall") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.Stall(line.span(true));
    }
  },
  GAP("gap") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.Gap(line.traffic("of", Traffic.BOOKS), line.span(true));
    }
  },
  DISCONNECT("disconnect") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.Disconnect(line.span(true));
    }
  },
  SLOW_RESPONSE("slow-response") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.SlowResponse(line.traffic("of", Traffic.ALL), line.seconds("added", 0, YamlMap.HOUR_NANOS), line.span(true));
    }
  },
  REJECT("reject") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.Reject((int) line.whole("status", 400, 599), line.text("text"), line.span(true));
    }
  },
  LOST_ANSWER("lost-answer") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.LostAnswer(line.span(true));
    }
  },
  UNSTATED_AMOUNT("unstated-amount") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.UnstatedAmount(line.span(false));
    }
  },
  SETTLEMENT_DELAY("settlement-delay") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.SettlementDelay(line.seconds("seconds", 0, YamlMap.HOUR_NANOS));
    }
  },
  SETTLEMENT_FAILURE("settlement-failure") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.SettlementFailure((int) line.whole("per-million", 0, 1_000_000));
    }
  },
  BALANCE_UNSEEN("balance-unseen") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.BalanceUnseen(line.span(false));
    }
  },
  SLOW_SAVE("slow-save") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.SlowSave(line.seconds("seconds", 0, YamlMap.HOUR_NANOS), line.span(false));
    }
  },
  LOCK_HELD("lock-held") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.LockHeld(line.role("of"), line.span(true));
    }
  },
  HOST_PAUSE("host-pause") {
    @Override
    FaultSpec read(YamlMap line) throws BadData {
      return new FaultSpec.HostPause(line.span(true));
    }
  };

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /** Reads the keys that follow the kind. */
  abstract FaultSpec read(YamlMap line) throws BadData;

  static FaultKind of(YamlMap line) throws BadData {
    String word = line.text("kind");
    List<String> known = new ArrayList<>();
    for (FaultKind kind : values()) {
      if (kind.label.equals(word)) return kind;
      known.add(kind.label);
    }
    throw line.bad("kind", "'" + word + "' is not known; known: " + String.join(", ", known));
  }

  /** The line's mapping. */
  static FlowText text(FaultSpec fault) {
    if (fault instanceof FaultSpec.Stall) return start(STALL).span(fault.span());
    if (fault instanceof FaultSpec.Gap gap) return start(GAP).word("of", gap.of().label()).span(fault.span());
    if (fault instanceof FaultSpec.Disconnect) return start(DISCONNECT).span(fault.span());
    if (fault instanceof FaultSpec.SlowResponse slow) {
      return start(SLOW_RESPONSE).word("of", slow.of().label()).seconds("added", slow.addedNanos()).span(fault.span());
    }
    if (fault instanceof FaultSpec.Reject reject) {
      return start(REJECT).word("status", Integer.toString(reject.status())).quoted("text", reject.text()).span(fault.span());
    }
    if (fault instanceof FaultSpec.LostAnswer) return start(LOST_ANSWER).span(fault.span());
    if (fault instanceof FaultSpec.UnstatedAmount) return start(UNSTATED_AMOUNT).span(fault.span());
    if (fault instanceof FaultSpec.SettlementDelay delay) return start(SETTLEMENT_DELAY).seconds("seconds", delay.nanos());
    if (fault instanceof FaultSpec.SettlementFailure failure) {
      return start(SETTLEMENT_FAILURE).word("per-million", Integer.toString(failure.perMillion()));
    }
    if (fault instanceof FaultSpec.BalanceUnseen) return start(BALANCE_UNSEEN).span(fault.span());
    if (fault instanceof FaultSpec.SlowSave slow) return start(SLOW_SAVE).seconds("seconds", slow.nanos()).span(fault.span());
    if (fault instanceof FaultSpec.LockHeld held) return start(LOCK_HELD).word("of", held.of().label()).span(fault.span());
    if (fault instanceof FaultSpec.HostPause) return start(HOST_PAUSE).span(fault.span());
    throw new AssertionError(fault);
  }

  private static FlowText start(FaultKind kind) {
    return new FlowText().word("kind", kind.label);
  }
}
