package dev.lockstep.bot.state;

/** The smallest state: a number and a text. */
public record Note(long number, String text) {
  public static final StateCodec<Note> CODEC = new StateCodec<>() {
    @Override
    public String encode(Note note) {
      return new JsonText().whole("number", note.number()).text("text", note.text()).end();
    }

    @Override
    public Note decode(JsonFields fields) throws WrongShape {
      return new Note(fields.wholeFrom(0, "number"), fields.text("text"));
    }
  };

  public static Note of(long number) {
    return new Note(number, "state " + number);
  }
}
