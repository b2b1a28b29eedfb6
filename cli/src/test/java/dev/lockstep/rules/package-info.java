/**
 * The rules that the build checks on every module, each with a planted offence that it must reject. A rule that cannot fail
 * is not a rule.
 */
package dev.lockstep.rules;
