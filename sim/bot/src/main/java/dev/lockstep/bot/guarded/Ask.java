package dev.lockstep.bot.guarded;

import dev.lockstep.bot.port.FailedReply;
import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Account;
import dev.lockstep.bot.port.Books;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.Reply;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Questions to the venue, paced: while it asks to be left alone they fail at once. A client library that throws is a venue that did not answer. */
final class Ask implements Books, Account {
  private final Books books;
  private final Account account;
  private final RequestPacer pacer;
  private final Clock clock;
  private final Lanes lanes;
  private final UnaryOperator<ClientOrderId> wire;
  private final LongConsumer bookRead;

  /**
   * @param wire an order's id at the venue
   * @param bookRead hears, when a book is read, at what monotonic time it was asked for: it is at most so old
   */
  Ask(Books books, Account account, RequestPacer pacer, Clock clock, Lanes lanes, UnaryOperator<ClientOrderId> wire, LongConsumer bookRead) {
    this.wire = wire;
    this.bookRead = bookRead;
    this.books = books;
    this.account = account;
    this.pacer = pacer;
    this.clock = clock;
    this.lanes = lanes;
  }

  static <T> Reply<T> safely(Supplier<Reply<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return new FailedReply<>(new VenueError(0, "threw " + e));
    }
  }

  private <T> Reply<T> ask(Supplier<Reply<T>> call) {
    if (!pacer.mayAsk(clock.monotonicNanos())) return PendingReply.failed(lanes, new VenueError(429, "held back"));
    Reply<T> reply = safely(call);
    pacer.watch(reply);
    return reply;
  }

  @Override
  public Reply<BookView> book(Outcome outcome) {
    long askedNanos = clock.monotonicNanos();
    return new HeardReply<>(ask(() -> books.book(outcome)), book -> {
      bookRead.accept(askedNanos);
      return book;
    }, error -> { });
  }

  @Override
  public Reply<Long> positionLots(Outcome outcome) {
    return ask(() -> account.positionLots(outcome));
  }

  @Override
  public Reply<Long> balanceLots(Outcome outcome) {
    return ask(() -> account.balanceLots(outcome));
  }

  @Override
  public Reply<Boolean> refreshBalance(Outcome outcome) {
    return ask(() -> account.refreshBalance(outcome));
  }

  @Override
  public Reply<Long> fillPriceTicks(ClientOrderId id) {
    return ask(() -> account.fillPriceTicks(wire.apply(id)));
  }
}
