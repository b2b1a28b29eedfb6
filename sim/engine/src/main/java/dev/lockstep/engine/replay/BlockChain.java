package dev.lockstep.engine.replay;

import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The tape's blocks from the slowest reader to the fastest. Blocks that all have passed are used again. */
final class BlockChain {
  private final TapeSource tape;
  private final int blockRows;
  private int readers;
  private Node tail;
  private Node spare;
  private boolean ended;
  private int blocks;

  BlockChain(TapeSource tape, int blockRows, int readers) {
    this.tape = tape;
    this.blockRows = blockRows;
    this.readers = readers;
  }

  /** One more reader, that starts at the first block. */
  void addReader() {
    readers++;
  }

  /** The tape's first block; null if it has no row. */
  Node first() {
    return append();
  }

  /** The block after this one, read if it is not there yet; null at the end of the tape. A reader calls it once it is done with this. */
  Node pass(Node node) {
    Node next = node.next != null ? node.next : append();
    if (next != null && ++node.passes == readers) recycle(node);
    return next;
  }

  private void recycle(Node node) {
    node.passes = 0;
    node.next = spare;
    spare = node;
  }

  /** Number of blocks that exist. */
  int blocks() {
    return blocks;
  }

  private Node append() {
    if (ended) return null;
    Node node = spare;
    if (node == null) {
      node = new Node(new TapeBlock(blockRows));
      blocks++;
    } else {
      spare = node.next;
      node.next = null;
    }
    ended = !read(node.rows);
    if (ended) return null;
    if (tail != null) tail.next = node;
    tail = node;
    return node;
  }

  private boolean read(TapeBlock rows) {
    try {
      boolean more = tape.read(rows);
      while (more && rows.size == 0) more = tape.read(rows);
      return more;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block and the one after it. */
  static final class Node {
    final TapeBlock rows;
    private Node next;
    private int passes;

    private Node(TapeBlock rows) {
      this.rows = rows;
    }
  }
}
