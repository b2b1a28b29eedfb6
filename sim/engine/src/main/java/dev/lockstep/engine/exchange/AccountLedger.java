package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Outcome;

/**
 * What the account owns, in lots and nano-dollars. Shares have three states: matched (the position), settled (arrived, can be sold)
 * and reserved by open sales. Collateral is counted as change since the start, with a part reserved by open purchases.
 */
final class AccountLedger {
  private final long[] positionLots = new long[2];
  private final long[] settledLots = new long[2];
  private final long[] reservedLots = new long[2];
  private long cashNanoUsd;
  private long reservedNanoUsd;
  private long feesNanoUsd;

  AccountLedger copy() {
    AccountLedger copy = new AccountLedger();
    for (int i = 0; i < positionLots.length; i++) {
      copy.positionLots[i] = positionLots[i];
      copy.settledLots[i] = settledLots[i];
      copy.reservedLots[i] = reservedLots[i];
    }
    copy.cashNanoUsd = cashNanoUsd;
    copy.reservedNanoUsd = reservedNanoUsd;
    copy.feesNanoUsd = feesNanoUsd;
    return copy;
  }

  long positionLots(Outcome outcome) {
    return positionLots[outcome.ordinal()];
  }

  long settledLots(Outcome outcome) {
    return settledLots[outcome.ordinal()];
  }

  long reservedLots(Outcome outcome) {
    return reservedLots[outcome.ordinal()];
  }

  long sellableLots(Outcome outcome) {
    return settledLots(outcome) - reservedLots(outcome);
  }

  long cashNanoUsd() {
    return cashNanoUsd;
  }

  long reservedNanoUsd() {
    return reservedNanoUsd;
  }

  long feesNanoUsd() {
    return feesNanoUsd;
  }

  void reserveShares(Outcome outcome, long lots) {
    reservedLots[outcome.ordinal()] += lots;
  }

  void reserveCash(long nanoUsd) {
    reservedNanoUsd += nanoUsd;
  }

  /** Shares owned from the start. */
  void endow(Outcome outcome, long lots) {
    positionLots[outcome.ordinal()] += lots;
    settledLots[outcome.ordinal()] += lots;
  }

  /** Shares matched but not arrived: {@code lots} are what will arrive. */
  void bought(Outcome outcome, long lots, long paidNanoUsd, long feeNanoUsd) {
    positionLots[outcome.ordinal()] += lots;
    cashNanoUsd -= paidNanoUsd;
    feesNanoUsd += feeNanoUsd;
  }

  void arrived(Outcome outcome, long lots) {
    settledLots[outcome.ordinal()] += lots;
  }

  /** Shares leave at the match; {@code receivedNanoUsd} is after fees. */
  void sold(Outcome outcome, long lots, long receivedNanoUsd, long feeNanoUsd) {
    positionLots[outcome.ordinal()] -= lots;
    settledLots[outcome.ordinal()] -= lots;
    cashNanoUsd += receivedNanoUsd;
    feesNanoUsd += feeNanoUsd;
  }

  /** A purchase that never happened: nothing of it had arrived. */
  void purchaseFailed(Outcome outcome, long lots, long paidNanoUsd, long feeNanoUsd) {
    bought(outcome, -lots, -paidNanoUsd, -feeNanoUsd);
  }

  /** A sale that never happened: the shares are back. */
  void saleFailed(Outcome outcome, long lots, long receivedNanoUsd, long feeNanoUsd) {
    sold(outcome, -lots, -receivedNanoUsd, -feeNanoUsd);
  }

  /** The market paid: shares turn into {@code payNanoUsd} and are gone. */
  void paid(Outcome outcome, long payNanoUsd) {
    cashNanoUsd += payNanoUsd;
    positionLots[outcome.ordinal()] = 0;
    settledLots[outcome.ordinal()] = 0;
    reservedLots[outcome.ordinal()] = 0;
  }
}
