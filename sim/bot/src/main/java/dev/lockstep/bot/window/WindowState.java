package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;

/** What the bot believes about its one position of the window. Owned by the main lane; every change asserts that. */
final class WindowState {
  private final Lane owner;
  private ClientOrderId captureOrder;
  private Outcome side;
  private long captureLeavesLots;
  private long heldLots;
  private long entryMicro;
  private long peakMicro;
  private boolean armed;
  private boolean exited;
  private ExitReason exitReason = ExitReason.NONE;
  private ClientOrderId lockOrder;
  private long lockLots;
  private long believedPnlNanoUsd;
  private long orders;

  WindowState(Lane owner) {
    this.owner = owner;
  }

  ClientOrderId nextOrderId() {
    owner.assertHere();
    return new ClientOrderId(++orders);
  }

  void captureSent(Outcome outcome, ClientOrderId order) {
    owner.assertHere();
    side = outcome;
    captureOrder = order;
  }

  void captureRefused() {
    owner.assertHere();
    side = null;
    captureOrder = null;
  }

  /** @param leavesLots what of the entry order still rests */
  void filled(Outcome outcome, long lots, long leavesLots, long priceMicro, long peak) {
    owner.assertHere();
    captureLeavesLots = leavesLots;
    side = outcome;
    heldLots = lots;
    entryMicro = priceMicro;
    peakMicro = peak;
    armed = true;
  }

  void lockPlaced(ClientOrderId order, long lots) {
    owner.assertHere();
    lockOrder = order;
    lockLots = lots;
  }

  void lockGone() {
    owner.assertHere();
    lockOrder = null;
  }

  /** Books a sale; {@code nanoUsd} is what the bot believes it earned on it. */
  void sold(long lots, long nanoUsd) {
    owner.assertHere();
    heldLots = Math.max(heldLots - lots, 0);
    believedPnlNanoUsd += nanoUsd;
  }

  void remains(long lots) {
    owner.assertHere();
    heldLots = lots;
  }

  void exited(ExitReason reason) {
    owner.assertHere();
    exited = true;
    exitReason = reason;
  }

  boolean captureUsed() {
    return captureOrder != null || armed;
  }

  /** A capture bid is out and no fill of it was seen. */
  boolean captureOpen() {
    return captureOrder != null && !armed;
  }

  /** The entry order was filled in part only, and the rest of it still works at the venue. */
  boolean captureMayFillMore() {
    return captureLeavesLots > 0;
  }

  /** A position is believed to be held. */
  boolean holds() {
    return armed && !exited;
  }

  boolean armed() {
    return armed;
  }

  boolean hasExited() {
    return exited;
  }

  ClientOrderId captureOrder() {
    return captureOrder;
  }

  Outcome side() {
    return side;
  }

  long heldLots() {
    return heldLots;
  }

  long entryMicro() {
    return entryMicro;
  }

  long peakMicro() {
    return peakMicro;
  }

  ExitReason exitReason() {
    return exitReason;
  }

  /** The resting profit lock, or null. */
  ClientOrderId lockOrder() {
    return lockOrder;
  }

  long lockLots() {
    return lockLots;
  }

  long believedPnlNanoUsd() {
    return believedPnlNanoUsd;
  }
}
