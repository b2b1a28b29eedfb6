package dev.lockstep.rules.planted.healthy.bot.exit;

import dev.lockstep.rules.planted.healthy.bot.order.OrderEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Optional;
import java.util.function.Predicate;

public final class ExitLadder {
  private final EnumMap<OrderEvent.Kind, Duration> patience = new EnumMap<>(OrderEvent.Kind.class);

  public Optional<Duration> of(OrderEvent.Kind kind) {
    return Optional.ofNullable(patience.get(kind)).filter(Predicate.not(Duration::isZero));
  }
}
