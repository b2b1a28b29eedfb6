package dev.lockstep.bot.state;

import java.util.function.Consumer;

/** Keeps a state that is a text already. Whoever reads the text says whether it has the right shape, by an {@link IllegalArgumentException}. */
public final class TextCodec implements StateCodec<String> {
  private final Consumer<String> check;

  public TextCodec(Consumer<String> check) {
    this.check = check;
  }

  @Override
  public String encode(String state) {
    return new JsonText().text("state", state).end();
  }

  @Override
  public String decode(JsonFields fields) throws WrongShape {
    String state = fields.text("state");
    try {
      check.accept(state);
    } catch (IllegalArgumentException wrong) {
      throw new WrongShape(wrong.getMessage());
    }
    return state;
  }
}
