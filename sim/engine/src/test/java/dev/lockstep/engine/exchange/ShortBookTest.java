package dev.lockstep.engine.exchange;

class ShortBookTest extends DepthBookContract {
  @Override
  DepthBook book() {
    return new ShortBook();
  }
}
