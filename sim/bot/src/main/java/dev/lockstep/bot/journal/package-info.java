/** The journal: what decisions read, what was decided, sent, answered. One immutable record per kind; hashing, printing and forensics all read the same fields. */
package dev.lockstep.bot.journal;
