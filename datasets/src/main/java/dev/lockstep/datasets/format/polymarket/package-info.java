/**
 * Polymarket's market channel as people record it: JSON lines in the usual envelopes. A line is decoded into {@link
 * dev.lockstep.datasets.format.polymarket.Frame}s by a validating reader and, where its shape allows, by a fast one with the same
 * result; {@code MarketRecording} turns frames into tapes.
 */
package dev.lockstep.datasets.format.polymarket;
