package dev.lockstep.forensics.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the rows of one table out of a SQLite 3 file, as its published file format describes it: header, table b-trees,
 * records, overflow pages. Read only, without indexes and without a write-ahead log; every offset is checked, and no page is
 * visited twice.
 */
final class SqliteFile {
  static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_MAX = 10_000;
  private static final int VALUE_MAX = 64 << 20;

  /** The file breaks the format; the message says where. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  private final byte[] b;
  private final int pageSize;
  private final int usable;
  private final boolean[] visited;
  private int rows;

  SqliteFile(byte[] bytes) throws Broken {
    b = bytes;
    if (bytes.length < 100 || !java.util.Arrays.equals(java.util.Arrays.copyOf(bytes, 16), MAGIC)) throw new Broken("no SQLite header");
    int size = u16(16);
    pageSize = size == 1 ? 65_536 : size;
    if (pageSize < 512 || Integer.bitCount(pageSize) != 1) throw new Broken("page size " + pageSize);
    usable = pageSize - u8(20);
    if (usable < 480) throw new Broken("usable page size " + usable);
    visited = new boolean[bytes.length / pageSize + 1];
    if (u32(56) > 1) throw new Broken("text encoding " + u32(56) + " is not UTF-8");
  }

  /** Names of all tables. */
  List<String> tables() throws Broken {
    List<String> names = new ArrayList<>();
    for (List<Object> row : schema()) if ("table".equals(row.get(0))) names.add(String.valueOf(row.get(1)));
    return names;
  }

  /** The rows of a table as column name to value (Long, Double, String, byte[] or null), or null if there is no such table. */
  List<Map<String, Object>> rows(String table) throws Broken {
    for (List<Object> row : schema()) {
      if (!"table".equals(row.get(0)) || !table.equalsIgnoreCase(String.valueOf(row.get(1))) || row.size() < 5) continue;
      List<String> columns = columns(String.valueOf(row.get(4)));
      List<Map<String, Object>> out = new ArrayList<>();
      java.util.Arrays.fill(visited, false);
      for (List<Object> record : walk(((Long) row.get(3)).intValue(), new ArrayList<>())) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) map.put(columns.get(i), record.get(i));
        out.add(map);
      }
      return out;
    }
    return null;
  }

  private List<List<Object>> schema() throws Broken {
    java.util.Arrays.fill(visited, false);
    return walk(1, new ArrayList<>());
  }

  /** Column names of a CREATE TABLE statement. */
  private static List<String> columns(String sql) {
    List<String> names = new ArrayList<>();
    int open = sql.indexOf('(');
    if (open < 0) return names;
    int depth = 0;
    StringBuilder part = new StringBuilder();
    for (char c : (sql.substring(open + 1) + ",").toCharArray()) {
      if (c == '(') depth++;
      if (c == ')') depth--;
      if ((c == ',' && depth <= 0) || depth < 0) {
        String word = part.toString().strip().split("\\s", 2)[0].replace("\"", "").replace("`", "");
        String upper = word.toUpperCase(Locale.ROOT);
        if (!word.isEmpty() && !List.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT").contains(upper)) names.add(word);
        part.setLength(0);
        if (depth < 0) break;
      } else {
        part.append(c);
      }
    }
    return names;
  }

  private List<List<Object>> walk(int page, List<List<Object>> out) throws Broken {
    long start = (page - 1L) * pageSize;
    if (page < 1 || start + pageSize > b.length) throw new Broken("page " + page + " lies outside the file");
    if (visited[page]) throw new Broken("page " + page + " is reached twice");
    visited[page] = true;
    int at = (int) start + (page == 1 ? 100 : 0);
    int type = u8(at);
    int cells = u16(at + 3);
    int pointers = at + (type == 5 ? 12 : 8);
    if (type != 13 && type != 5) throw new Broken("page " + page + " is of type " + type);
    for (int i = 0; i < cells; i++) {
      int cell = (int) start + u16(pointers + 2 * i);
      if (type == 5) walk(u32(cell), out);
      else if (rows++ < ROWS_MAX) out.add(record(cell));
    }
    if (type == 5) walk(u32(at + 8), out);
    return out;
  }

  private long number;

  /** Reads a variable-length integer into {@link #number}; the place after it. */
  private int varint(byte[] from, int at) throws Broken {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (at + i >= from.length) throw new Broken("a number runs over the end");
      int next = from[at + i] & 0xff;
      if (i == 8) {
        number = value << 8 | next;
        return at + 9;
      }
      value = value << 7 | (next & 0x7f);
      if (next < 0x80) {
        number = value;
        return at + i + 1;
      }
    }
    throw new AssertionError(value);
  }

  private List<Object> record(int cell) throws Broken {
    int at = varint(b, cell);
    long length = number;
    at = varint(b, at);
    if (length < 0 || length > VALUE_MAX) throw new Broken("a record of " + length + " bytes");
    byte[] payload = payload(at, (int) length);
    int head = varint(payload, 0);
    long headLength = number;
    List<Object> values = new ArrayList<>();
    int body = (int) Math.min(headLength, payload.length);
    while (head < headLength && head < payload.length && values.size() < 1_000) {
      head = varint(payload, head);
      long type = number;
      int size = size(type);
      if (body + (long) size > payload.length) throw new Broken("a value runs over its record");
      values.add(value(payload, body, type, size));
      body += size;
    }
    return values;
  }

  private byte[] payload(int at, int length) throws Broken {
    int most = usable - 35;
    if (length <= most) {
      need(at, length);
      return java.util.Arrays.copyOfRange(b, at, at + length);
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int local = least + (length - least) % (usable - 4);
    if (local > most) local = least;
    need(at, local + 4);
    byte[] out = new byte[length];
    System.arraycopy(b, at, out, 0, local);
    int page = u32(at + local);
    int filled = local;
    for (int hops = 0; filled < length; hops++) {
      long start = (page - 1L) * pageSize;
      if (page < 1 || start + pageSize > b.length || hops > visited.length) throw new Broken("overflow page " + page);
      int part = Math.min(usable - 4, length - filled);
      System.arraycopy(b, (int) start + 4, out, filled, part);
      filled += part;
      page = u32((int) start);
    }
    return out;
  }

  private static int size(long type) throws Broken {
    if (type >= 12) {
      long size = (type - 12) / 2;
      if (size > VALUE_MAX) throw new Broken("a value of " + size + " bytes");
      return (int) size;
    }
    return switch ((int) type) {
      case 1 -> 1;
      case 2 -> 2;
      case 3 -> 3;
      case 4 -> 4;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> 0;
    };
  }

  private static Object value(byte[] from, int at, long type, int size) {
    if (type >= 13 && type % 2 == 1) return new String(from, at, size, StandardCharsets.UTF_8);
    if (type >= 12) return java.util.Arrays.copyOfRange(from, at, at + size);
    if (type == 0) return null;
    if (type == 8 || type == 9) return type - 8;
    long bits = from[at];
    for (int i = 1; i < size; i++) bits = bits << 8 | (from[at + i] & 0xff);
    return type == 7 ? (Object) Double.longBitsToDouble(bits) : (Object) bits;
  }

  private void need(int at, int length) throws Broken {
    if (at < 0 || length < 0 || (long) at + length > b.length) throw new Broken("offset " + at + " lies outside the file");
  }

  private int u8(int at) throws Broken {
    need(at, 1);
    return b[at] & 0xff;
  }

  private int u16(int at) throws Broken {
    need(at, 2);
    return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
  }

  private int u32(int at) throws Broken {
    need(at, 4);
    return u16(at) << 16 | u16(at + 2);
  }
}
