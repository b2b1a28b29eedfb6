package dev.lockstep.engine.disk;

import dev.lockstep.bot.state.JsonFields;
import dev.lockstep.bot.state.JsonText;
import dev.lockstep.bot.state.StateCodec;
import dev.lockstep.bot.state.WrongShape;

/** A state that tells which save it is: its filling depends on its number. */
record Ledger(long number, String filling) {
  private static final int SIZE = 1_940;

  /** About 2 KB in a file. */
  static Ledger numbered(long number) {
    StringBuilder filling = new StringBuilder();
    long value = number;
    while (filling.length() < SIZE) filling.append(value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L);
    return new Ledger(number, filling.substring(0, SIZE));
  }

  static final StateCodec<Ledger> CODEC = new StateCodec<>() {
    @Override
    public String encode(Ledger state) {
      return new JsonText().whole("number", state.number()).text("filling", state.filling()).end();
    }

    @Override
    public Ledger decode(JsonFields fields) throws WrongShape {
      return new Ledger(fields.wholeFrom(1, "number"), fields.text("filling"));
    }
  };
}
