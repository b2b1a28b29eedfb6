package dev.lockstep.bot.state;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The state as the recorded bots keep it: plain JSON under one name, with a backup where the recipe has one. Kept as a control; each
 * recipe loses an acknowledged save, or leaves nothing to load, in some power cut.
 */
public final class SeedStateStore<S> implements StateStore<S> {
  /** How it saves. */
  public enum Recipe {
    /** The file itself is emptied and written. */
    IN_PLACE,
    /** Seed 002 before its task 3.1: a temporary file is renamed; nothing is synced. */
    RENAME,
    /** Seed 002, task 3.1: temporary file read back, valid current file copied to the backup in place, rename; nothing is synced. */
    COPY_AND_RENAME,
    /** Seed 003, item 13: the temporary file is synced; current file copied without a look; rename; the folder is never synced. */
    SYNC_COPY_AND_RENAME
  }

  private final Files files;
  private final String main;
  private final StateCodec<S> codec;
  private final Recipe recipe;
  private long saves;

  public SeedStateStore(Files files, String main, StateCodec<S> codec, Recipe recipe) {
    this.files = files;
    this.main = main;
    this.codec = codec;
    this.recipe = recipe;
  }

  /** Current file, else backup, else it starts from nothing, whatever lies there: no lease, no refusal. */
  @Override
  public Opened<S> open(Opening opening) {
    List<String> setAside = new ArrayList<>();
    for (String name : List.of(main, main + ".bak")) {
      try {
        if (!files.list().contains(name)) continue;
        String text = text(files.read(name, StateFile.BYTES_MAX));
        JsonFields fields;
        try {
          fields = JsonFields.parse(text);
        } catch (WrongShape notJson) {
          files.rename(name, main + ".corrupt");
          setAside.add(main + ".corrupt");
          continue;
        }
        return new Opened.Loaded<>(codec.decode(fields), 0, name, setAside);
      } catch (FileFailure | WrongShape loggedOnly) {
        // As the seed does: a valid file of the wrong shape stays, and the next save copies it over the backup.
        continue;
      }
    }
    return new Opened.Empty<>(setAside);
  }

  @Override
  public Saved save(S state) {
    String temp = recipe == Recipe.IN_PLACE ? main : main + ".tmp";
    try {
      write(temp, bytes(codec.encode(state)));
      if (recipe == Recipe.COPY_AND_RENAME) JsonFields.parse(text(files.read(temp, StateFile.BYTES_MAX)));
      if (recipe == Recipe.COPY_AND_RENAME || recipe == Recipe.SYNC_COPY_AND_RENAME) copy();
      if (recipe != Recipe.IN_PLACE) files.rename(temp, main);
      return new Saved.Durable(++saves);
    } catch (FileFailure | WrongShape failure) {
      return new Saved.Failed(failure.getMessage(), 1);
    }
  }

  private void write(String name, byte[] bytes) throws FileFailure {
    Files.Writing file = files.overwrite(name);
    file.write(bytes);
    if (recipe == Recipe.SYNC_COPY_AND_RENAME && !name.endsWith(".bak")) file.sync();
    file.close();
  }

  private void copy() throws FileFailure {
    if (!files.list().contains(main)) return;
    byte[] now = files.read(main, StateFile.BYTES_MAX);
    try {
      if (recipe == Recipe.COPY_AND_RENAME) JsonFields.parse(text(now));
      write(main + ".bak", now);
    } catch (WrongShape corrupt) {
      // As the seed does: what is no JSON is not copied, and nobody is told.
      return;
    }
  }

  @Override
  public void close() {
    saves = 0;
  }

  private static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) text.charAt(i);
    return bytes;
  }

  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) text.append((char) (b & 0xFF));
    return text.toString();
  }
}
