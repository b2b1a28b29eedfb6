package groovy.lang;

/**
 * Not Groovy's: nothing extends it and nothing makes one. At every start picocli asks for a class of this name, to serve scripts, and
 * the answer "there is none" takes the opening of every library there is, some thirty milliseconds.
 */
abstract class Closure {
  private Closure() {}
}
