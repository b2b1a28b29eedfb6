/**
 * The rows of {@code sim/bot/SEEDS.md}. A test that shows what becomes of one recipe of a seed carries {@link dev.lockstep.bot.seeds.SeedRow} and
 * tells a {@link dev.lockstep.bot.seeds.SeedEvidence} what the broken form violated and what ours did. Having passed, it leaves its row in
 * {@code target/seeds}, and {@code DocumentsTest} compares the page with these rows, or writes it with {@code -Dlockstep.update}.
 */
package dev.lockstep.bot.seeds;
