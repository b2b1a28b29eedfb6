package dev.lockstep.engine.exchange;

class TreeMapBookTest extends DepthBookContract {
  @Override
  DepthBook book() {
    return new TreeMapBook();
  }
}
