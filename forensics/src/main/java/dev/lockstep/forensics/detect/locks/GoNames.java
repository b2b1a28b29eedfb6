package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Symbols;
import java.util.HashMap;
import java.util.Map;

/** Takes Go function names apart: {@code pkg.(*Type).method.func1} belongs to the type {@code pkg.(*Type)}. */
final class GoNames {
  private final Symbols symbols;
  private final Map<Integer, String> types = new HashMap<>();

  GoNames(Symbols symbols) {
    this.symbols = symbols;
  }

  /** The receiver's type; for plain functions and their closures the outermost function. */
  String type(int function) {
    return types.computeIfAbsent(function, f -> typeOf(symbols.text(f)));
  }

  static String typeOf(String name) {
    int slash = name.lastIndexOf('/');
    int open = name.indexOf(".(", Math.max(slash, 0));
    if (open >= 0) {
      int close = name.indexOf(')', open);
      return close < 0 ? name : name.substring(0, close + 1);
    }
    int first = name.indexOf('.', slash + 1);
    int second = first < 0 ? -1 : name.indexOf('.', first + 1);
    return second < 0 ? name : name.substring(0, second);
  }

  /** {@code Trader.SetEquityUSD} for {@code github.com/x/main.(*Trader).SetEquityUSD}. */
  static String brief(String name) {
    String tail = name.substring(name.lastIndexOf('/') + 1);
    return tail.replace("(*", "").replace(")", "");
  }

  /** True for a function written inside another one. */
  static boolean closure(String name) {
    int last = name.lastIndexOf(".func");
    return last > 0 && name.length() > last + 5 && Character.isDigit(name.charAt(last + 5));
  }

  /** True for a method or closure of a method, false for plain functions. */
  static boolean method(String type) {
    return type.endsWith(")");
  }
}
