package dev.lockstep.bot.entry;

import dev.lockstep.bot.lane.Lanes;

/** The replaceable parts of the maker-first entry. */
public record EntryParts(
    Lanes lanes, EntryPolicies.AfterNoAnswer afterNoAnswer, EntryPolicies.RepriceAfter repriceAfter, EntryPolicies.AfterCancel afterCancel,
    EntryPolicies.IdBeforeSend idBeforeSend, EntryPolicies.PartialFill partialFill, EntryPolicies.OnClosing onClosing,
    EntryPolicies.Deadline deadline, EntryPolicies.AskBeforeSend askBeforeSend, EntryPolicies.RepriceCount repriceCount) {}
