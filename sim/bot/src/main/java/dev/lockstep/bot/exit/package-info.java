/** Exit decisions: pure functions of a view of the position and the books. Nothing here can wait, send or save. */
package dev.lockstep.bot.exit;
